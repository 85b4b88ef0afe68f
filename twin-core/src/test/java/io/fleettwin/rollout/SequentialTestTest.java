package io.fleettwin.rollout;

import static io.fleettwin.rollout.Signal.CRASH;
import static io.fleettwin.rollout.Tallies.tally;
import static io.fleettwin.rollout.Verdict.FAIL;
import static io.fleettwin.rollout.Verdict.INCONCLUSIVE;
import static io.fleettwin.rollout.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that may be looked at after each device. */
class SequentialTestTest {

  private static final SequentialTest TEST = new SequentialTest(0.01, 0.1, 0.05, 0.05);
  private static final Gate GATE = new Gate(Set.of(CRASH), 0, 1, 60, Optional.of(TEST));
  private static final int RUNS = 4_000;
  private static final int DEVICES = 2_000;

  /**
   * ln 10 = 2.303 a failure, ln(0.9 / 0.99) = -0.0953 otherwise; the bounds are 2.996 and -2.996.
   */
  @ParameterizedTest(name = "{0} of {1} fail: {2}")
  @CsvSource({
    "0, 0, INCONCLUSIVE",
    "1, 1, INCONCLUSIVE",
    "2, 2, FAIL",
    "2, 18, FAIL",
    "2, 19, INCONCLUSIVE",
    "0, 31, INCONCLUSIVE",
    "0, 32, PASS",
    "1, 56, INCONCLUSIVE",
    "1, 57, PASS"
  })
  void itWeighsFailuresAgainstSuccesses(int failures, int sample, Verdict expected) {
    assertThat(TEST.judge(failures, sample)).isEqualTo(expected);
  }

  @Test
  void itTellsHowManyDevicesItNeedsAtLeast() {
    assertThat(TEST.fewestToPass()).isEqualTo(32);
  }

  @Test
  void lookingAfterEachDeviceItStopsFewerGoodUpdatesThanAllowed() {
    assertThat(shareThatEver(FAIL, TEST.good())).isLessThanOrEqualTo(TEST.falseAlarm());
  }

  @Test
  void lookingAfterEachDeviceItLetsFewerBadUpdatesPassThanAllowed() {
    assertThat(shareThatEver(PASS, TEST.bad())).isLessThanOrEqualTo(TEST.miss());
  }

  @Test
  void aFixedThresholdThatIsLookedAtAfterEachDeviceStopsManyGoodOnes() {
    Gate fixed = new Gate(Set.of(CRASH), 20, 0.05, 60);

    double share =
        shareThatEver(
            (failures, sample) ->
                fixed.judge(tally(DEVICES, sample - failures, failures), false) == FAIL,
            TEST.good());

    assertThat(share).isGreaterThan(2 * shareThatEver(FAIL, TEST.good()));
  }

  @Test
  void aGateWithItPassesWhenThereIsEnoughEvidenceAndItHasBaked() {
    assertThat(GATE.judge(tally(1_000, 31, 0), true)).isEqualTo(INCONCLUSIVE);
    assertThat(GATE.judge(tally(1_000, 32, 0), true)).isEqualTo(PASS);
    assertThat(GATE.judge(tally(1_000, 32, 0), false)).isEqualTo(INCONCLUSIVE);
    assertThat(GATE.judge(tally(1_000, 0, 2), false)).isEqualTo(FAIL);
  }

  @Test
  void aRingThatIsTooSmallForEvidencePassesWhenAllOfItIsKnown() {
    assertThat(GATE.judge(tally(5, 5, 0), true)).isEqualTo(PASS);
    assertThat(GATE.judge(tally(5, 4, 0), true)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void sharesThatMakeNoTestAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SequentialTest(0, 0.1, 0.05, 0.05));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SequentialTest(0.1, 0.1, 0.05, 0.05))
        .withMessageContaining("bad above good");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SequentialTest(0.1, 0.2, 1, 0.05))
        .withMessageContaining("falseAlarm");
  }

  private interface Stop {
    boolean at(int failures, int sample);
  }

  private static double shareThatEver(Verdict verdict, double rate) {
    return shareThatEver((failures, sample) -> decides(failures, sample, verdict), rate);
  }

  private static boolean decides(int failures, int sample, Verdict verdict) {
    return TEST.judge(failures, sample) == verdict;
  }

  /** The share of runs that ever come to a point, looked at after each device. */
  private static double shareThatEver(Stop stop, double rate) {
    SplittableRandom random = new SplittableRandom(7);
    int stopped = 0;
    for (int run = 0; run < RUNS; run++) {
      stopped += everStops(stop, rate, random) ? 1 : 0;
    }
    return (double) stopped / RUNS;
  }

  private static boolean everStops(Stop stop, double rate, SplittableRandom random) {
    int failures = 0;
    for (int sample = 1; sample <= DEVICES; sample++) {
      failures += random.nextDouble() < rate ? 1 : 0;
      if (stop.at(failures, sample)) {
        return true;
      }
    }
    return false;
  }
}
