package io.fleettwin.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.forecast.Crew;
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
        new Case("copy", played.fleet(), played.settings(), played.plan(), played.minutes());

    for (int number = 0; number < 3; number++) {
      assertThat(copy.play(number, FIGURES, Crew.ALONE))
          .hasToString(played.play(number, FIGURES, Crew.ALONE).toString());
    }
  }
}
