package io.fleettwin.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What a search makes of the futures of a plan. */
class CandidateTest {

  private static final double LIMIT = 0.1;
  private static final double CONFIDENCE = 95;

  @Test
  void oneFutureInTwentyMayBeOverTheLimit() {
    assertThat(plan(60, times(19, 0.05), 3).meets(LIMIT, CONFIDENCE)).isTrue();
    assertThat(plan(60, times(18, 0.05), 3, 3).meets(LIMIT, CONFIDENCE)).isFalse();
    assertThat(plan(60, times(18, 0.05), 3).meets(LIMIT, CONFIDENCE)).as("of 19").isFalse();
    assertThat(plan(60, times(20, LIMIT)).meets(LIMIT, CONFIDENCE)).as("at the limit").isTrue();
  }

  @Test
  void whatIsDownIsThatOfTheWorstFutureThatCounts() {
    assertThat(plan(60, times(19, 0.05), 3).high(CONFIDENCE)).isEqualTo(0.05);
    assertThat(plan(60, times(18, 0.05), 3, 4).high(CONFIDENCE)).isEqualTo(3);
    assertThat(plan(60, times(1, 2)).high(CONFIDENCE)).isEqualTo(2);
  }

  @Property(tries = 300)
  void aPlanMeetsALimitIfWhatIsDownIsWithinIt(
      @ForAll @Size(min = 1, max = 50) double @DoubleRange(min = 0, max = 1) [] down,
      @ForAll @DoubleRange(min = 0, max = 1) double limit,
      @ForAll @DoubleRange(min = 50, max = 99.99) double confidence) {
    Candidate plan = plan(60, down);

    assertThat(plan.meets(limit, confidence)).isEqualTo(plan.high(confidence) <= limit);
  }

  @Test
  void aPlanIsGivenUpOnlyIfItsFailuresAreNoChance() {
    assertThat(plan(60, times(10, 3)).isSurelyOver(LIMIT, CONFIDENCE)).isTrue();
    assertThat(plan(60, times(5, 0), 3, 3, 3, 3, 3).isSurelyOver(LIMIT, CONFIDENCE)).isTrue();
    assertThat(plan(60, times(8, 0), 3, 3).isSurelyOver(LIMIT, CONFIDENCE))
        .as("happens once in twelve times")
        .isFalse();
    assertThat(plan(60, times(10, 0)).isSurelyOver(LIMIT, CONFIDENCE)).isFalse();
  }

  @Test
  void aPlanThatIsFasterAndSurelySaferIsBetter() {
    Candidate safe = plan(60, 0.1, 0.1, 0.2, 0.1, 0.2);
    Candidate risky = plan(90, 5.1, 5.2, 5.1, 5.2, 5.1);
    Candidate unsure = plan(90, 0, 0, 9, 0, 0.1);

    assertThat(safe.isSurelyBetterThan(risky)).isTrue();
    assertThat(risky.isSurelyBetterThan(safe)).isFalse();
    assertThat(safe.isSurelyBetterThan(unsure)).isFalse();
    assertThat(plan(120, 0.1, 0.1, 0.1).isSurelyBetterThan(risky)).as("slower").isFalse();
  }

  @Test
  void aPlanDominatesOneThatIsNeitherFasterNorSafer() {
    Candidate one = plan(60, 1, 1);

    assertThat(one.dominates(plan(90, 1, 1), CONFIDENCE)).isTrue();
    assertThat(one.dominates(plan(60, 2, 2), CONFIDENCE)).isTrue();
    assertThat(one.dominates(plan(90, 0, 0), CONFIDENCE)).isFalse();
    assertThat(one.dominates(plan(60, 1, 1), CONFIDENCE)).as("a twin").isFalse();
  }

  @Test
  void noPlanOverTheLimitDominatesOneWithinIt() {
    Candidate within = plan(90, times(19, 0.05), 9);
    Candidate over = plan(60, times(20, 0.2));

    assertThat(within.meets(LIMIT, CONFIDENCE)).isTrue();
    assertThat(over.meets(LIMIT, CONFIDENCE)).isFalse();
    assertThat(over.dominates(within, CONFIDENCE)).isFalse();
  }

  @Test
  void aPlanThatIsNotCompleteIsSlowerThanAllThatAre() {
    Candidate never = plan(null, 0, 0);

    assertThat(never.isComplete()).isFalse();
    assertThat(plan(1_000_000, 0, 0).dominates(never, CONFIDENCE)).isTrue();
  }

  private static double[] times(int number, double down) {
    return Collections.nCopies(number, down).stream().mapToDouble(d -> d).toArray();
  }

  private static Candidate plan(Integer complete, double[] down, double... more) {
    Candidate plan = plan(complete, down);
    plan.addDown(more);
    return plan;
  }

  private static Candidate plan(Integer complete, double... down) {
    Candidate plan = new Candidate("p", Map.of(), null, null);
    plan.completes(complete == null ? null : Double.valueOf(complete));
    plan.addDown(down);
    return plan;
  }
}
