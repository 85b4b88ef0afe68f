package io.fleettwin.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.ForecastFleet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CaseTest {

  private static final TimeGrid FIGURES = TimeGrid.upTo(0);

  @Property
  void theFirstFutureIsThatOfTheQuestionsSeed(@ForAll long seed) {
    assertThat(Case.seed(seed, 0)).isEqualTo(seed);
  }

  @Property(tries = 100)
  void everyFutureHasASeedOfItsOwn(@ForAll long seed) {
    assertThat(IntStream.range(0, 500).mapToLong(number -> Case.seed(seed, number)).distinct())
        .hasSize(500);
  }

  @Test
  void oneFutureIsTheSameEachTimeAndAnotherOneIsNot() {
    Case played = Cases.allAtOnce();

    assertThat(played.play(3, FIGURES, Crew.ALONE))
        .hasToString(played.play(3, FIGURES, Crew.ALONE).toString());
    assertThat(played.play(3, FIGURES, Crew.ALONE).toString())
        .isNotEqualTo(played.play(4, FIGURES, Crew.ALONE).toString());
  }

  @Test
  void aDeviceThatTwoPlansTreatAlikeFaresAlikeInBoth() {
    Case played = Cases.allAtOnce();
    Case copy =
        new Case("copy", played.fleets(), played.settings(), played.plan(), played.minutes());

    for (int number = 0; number < 3; number++) {
      assertThat(copy.play(number, FIGURES, Crew.ALONE))
          .hasToString(played.play(number, FIGURES, Crew.ALONE).toString());
    }
  }

  @Test
  void futuresTakeTheirFleetsInTurn() {
    Case one = Cases.allAtOnce();
    ForecastFleet nobody = ForecastFleet.of(List.of());
    Case inTurn =
        new Case("turn", List.of(one.fleet(), nobody), one.settings(), one.plan(), one.minutes());
    for (int number = 0; number < 4; number += 2) {
      assertThat(inTurn.play(number, FIGURES, Crew.ALONE))
          .hasToString(one.play(number, FIGURES, Crew.ALONE).toString());
      assertThat(inTurn.play(number + 1, FIGURES, Crew.ALONE).get(Measure.DEVICES_OFFERED))
          .isZero();
    }
    assertThatThrownBy(() -> new Case("no", List.of(), one.settings(), one.plan(), one.minutes()))
        .hasMessageContaining("fleets");
  }
}
