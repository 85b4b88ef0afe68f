package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Tally;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortTalliesTest {

  private final CohortTallies tallies = new CohortTallies();

  @Test
  void isCompleteOnceEachCohortWasHeard() {
    assertThat(tallies.missing()).hasSize(Cohorts.COUNT);
    for (int cohort = 0; cohort < Cohorts.COUNT - 1; cohort++) {
      tallies.put(cohort, Tally.EMPTY);
      tallies.put(cohort, Tally.EMPTY);
    }
    assertThat(tallies.isComplete()).isFalse();
    assertThat(tallies.missing()).containsExactly(Cohorts.COUNT - 1);

    tallies.put(Cohorts.COUNT - 1, Tally.EMPTY);

    assertThat(tallies.isComplete()).isTrue();
    assertThat(tallies.missing()).isEmpty();
  }

  @Test
  void theTotalCountsOfEachCohortOnlyWhatItSaidLast() {
    tallies.put(3, members(5, 1));
    tallies.put(4, members(7, 0));
    tallies.put(3, members(4, 2));

    assertThat(tallies.total()).isEqualTo(members(11, 2));
  }

  @Test
  void aQuotaIsSharedOutInTheOrderOfTheCohorts() {
    allHaveNoMembersBut(Map.of(2, members(3, 0), 5, members(4, 0), 9, members(5, 0)));

    assertThat(tallies.targets(0)).isEmpty();
    assertThat(tallies.targets(2)).containsExactly(Map.entry(2, 2));
    assertThat(tallies.targets(5)).containsExactly(Map.entry(2, 3), Map.entry(5, 2));
    assertThat(tallies.targets(12))
        .containsExactly(Map.entry(2, 3), Map.entry(5, 4), Map.entry(9, 5));
    assertThat(tallies.targets(1_000)).isEqualTo(tallies.targets(12));
  }

  @Test
  void onlyCohortsThatHaveToOfferMoreAreAsked() {
    allHaveNoMembersBut(Map.of(2, members(3, 3), 5, members(4, 1), 9, members(5, 0)));

    assertThat(tallies.targets(4)).isEmpty();
    assertThat(tallies.targets(5)).containsExactly(Map.entry(5, 2));
    assertThat(tallies.targets(8)).containsExactly(Map.entry(5, 4), Map.entry(9, 1));
  }

  @Test
  void aCohortThatHasOfferedMoreThanItsPartIsLeftAlone() {
    allHaveNoMembersBut(Map.of(2, members(10, 0), 5, members(4, 4)));

    assertThat(tallies.targets(10)).containsExactly(Map.entry(2, 10));
  }

  private void allHaveNoMembersBut(Map<Integer, Tally> some) {
    IntStream.range(0, Cohorts.COUNT)
        .forEach(cohort -> tallies.put(cohort, some.getOrDefault(cohort, Tally.EMPTY)));
  }

  private static Tally members(int members, int offered) {
    assertThat(Count.MEMBERS.ordinal()).isZero();
    return Tally.of(members, offered);
  }
}
