package io.fleettwin.rollout;

import static io.fleettwin.rollout.Count.HELD;
import static io.fleettwin.rollout.Count.INSTALL_FAILED;
import static io.fleettwin.rollout.Count.KNOWN_CRASHED;
import static io.fleettwin.rollout.Count.KNOWN_DEGRADED;
import static io.fleettwin.rollout.Count.KNOWN_INSTALLED;
import static io.fleettwin.rollout.Count.ROLLED_BACK;
import static io.fleettwin.rollout.Count.SILENT;
import static io.fleettwin.rollout.Count.WITHDRAWN;
import static io.fleettwin.rollout.Plans.gate;
import static io.fleettwin.rollout.Signal.AGENT_DOWN;
import static io.fleettwin.rollout.Signal.CRASH;
import static io.fleettwin.rollout.Signal.SILENCE;
import static io.fleettwin.rollout.Tallies.ringOf;
import static io.fleettwin.rollout.Tallies.tally;
import static io.fleettwin.rollout.Verdict.FAIL;
import static io.fleettwin.rollout.Verdict.INCONCLUSIVE;
import static io.fleettwin.rollout.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The test that a ring must pass before the next one opens. */
class GateTest {

  private static final Gate ONE_PERCENT_OF_100 = gate(100, 0.01, 60, CRASH);

  @Test
  void exactlyAtTheThresholdIsNotFailing() {
    assertThat(ONE_PERCENT_OF_100.judge(tally(1_000, 990, 10), true)).isEqualTo(PASS);
    assertThat(ONE_PERCENT_OF_100.judge(tally(1_000, 989, 11), true)).isEqualTo(FAIL);
  }

  @ParameterizedTest
  @CsvSource({"0, PASS", "1, FAIL"})
  void aThresholdOfZeroFailsAtTheFirst(int crashed, Verdict expected) {
    var strict = gate(100, 0, 60, CRASH);
    assertThat(strict.judge(tally(1_000, 1_000 - crashed, crashed), true)).isEqualTo(expected);
  }

  @Test
  void aThresholdOfOneNeverFails() {
    assertThat(gate(100, 1, 60, CRASH).judge(tally(1_000, 0, 1_000), true)).isEqualTo(PASS);
  }

  @ParameterizedTest
  @CsvSource({"0, 99, INCONCLUSIVE", "0, 100, PASS", "99, 0, INCONCLUSIVE", "100, 0, FAIL"})
  void belowTheMinimumSampleNothingIsJudged(int crashed, int well, Verdict expected) {
    assertThat(ONE_PERCENT_OF_100.judge(tally(1_000, well, crashed), true)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4, 0, INCONCLUSIVE", "5, 0, PASS", "4, 1, FAIL", "0, 5, FAIL"})
  void aRingSmallerThanTheSampleIsJudgedWhenAllOfItIsKnown(
      int well, int crashed, Verdict expected) {
    assertThat(ONE_PERCENT_OF_100.judge(tally(5, well, crashed), true)).isEqualTo(expected);
  }

  /** Otherwise it would wait for ever for devices that have nothing to tell. */
  @ParameterizedTest
  @CsvSource({"3, 0, PASS", "2, 0, INCONCLUSIVE", "2, 1, FAIL"})
  void devicesThatEndWithoutTheUpdateAreNotWaitedFor(int well, int crashed, Verdict expected) {
    for (Count without : new Count[] {INSTALL_FAILED, WITHDRAWN, ROLLED_BACK}) {
      var tally =
          ringOf(5)
              .with(KNOWN_INSTALLED, well)
              .with(KNOWN_CRASHED, crashed)
              .with(without, 2)
              .tally();
      assertThat(ONE_PERCENT_OF_100.judge(tally, true)).as("%s", without).isEqualTo(expected);
    }
  }

  /** Otherwise a hold would empty the gates, and its end would open the whole fleet. */
  @ParameterizedTest
  @CsvSource({"5, 0, INCONCLUSIVE", "3, 1, INCONCLUSIVE", "3, 2, PASS", "0, 0, INCONCLUSIVE"})
  void devicesUnderAHoldAreNotWaitedForUnlessAllOfThemAre(int held, int well, Verdict expected) {
    var tally = ringOf(5).with(HELD, held).with(KNOWN_INSTALLED, well).tally();
    assertThat(ONE_PERCENT_OF_100.judge(tally, true)).isEqualTo(expected);
  }

  /** Else an update that hardly anybody gets would pass, however many it stops. */
  @Test
  void devicesThatEndWithoutTheUpdateDoNotThinFailures() {
    var tally =
        ringOf(1_000)
            .with(KNOWN_INSTALLED, 98)
            .with(KNOWN_CRASHED, 2)
            .with(INSTALL_FAILED, 900)
            .tally();
    assertThat(ONE_PERCENT_OF_100.sample(tally)).isEqualTo(100);
    assertThat(ONE_PERCENT_OF_100.judge(tally, true)).isEqualTo(FAIL);
  }

  /** Microsoft's measure of driver installations: at least 95 % of devices complete them. */
  @ParameterizedTest
  @CsvSource({"95, 5, PASS", "94, 6, FAIL"})
  void aGateCanAskThatInstallationsSucceed(int well, int failed, Verdict expected) {
    var tally = ringOf(100).with(KNOWN_INSTALLED, well).with(INSTALL_FAILED, failed).tally();
    var gate = gate(100, 0.05, 60, Signal.INSTALL_FAILED);
    assertThat(gate.judge(tally, true)).isEqualTo(expected);
    assertThat(ONE_PERCENT_OF_100.failures(tally)).isZero();
  }

  @Test
  void aRingFailsAtOnceButPassesOnlyWhenItHasBaked() {
    assertThat(ONE_PERCENT_OF_100.judge(tally(1_000, 500, 50), false)).isEqualTo(FAIL);
    assertThat(ONE_PERCENT_OF_100.judge(tally(1_000, 1_000, 0), false)).isEqualTo(INCONCLUSIVE);
    assertThat(ONE_PERCENT_OF_100.judge(tally(1_000, 1_000, 0), true)).isEqualTo(PASS);
  }

  @Test
  void devicesInABootLoopCannotReportSoThatOnlySilenceTells() {
    var looping = ringOf(1_000).with(SILENT, 1_000).tally();
    assertThat(gate(100, 0.01, 60, CRASH, SILENCE).judge(looping, false)).isEqualTo(FAIL);
    assertThat(gate(100, 0.01, 60, CRASH).judge(looping, true)).isEqualTo(INCONCLUSIVE);
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void eachSignalCountsWhereItIsAskedForAndNowhereElse(Signal signal) {
    var failing = ringOf(1_000).with(KNOWN_INSTALLED, 900).with(signal.count(), 100).tally();
    for (Signal asked : Signal.values()) {
      assertThat(gate(100, 0.01, 60, asked).judge(failing, true))
          .isEqualTo(asked == signal ? FAIL : PASS);
    }
  }

  @Test
  void signalsAddUp() {
    var gate = gate(100, 0.01, 60, CRASH, AGENT_DOWN, SILENCE);
    var tally =
        ringOf(1_000)
            .with(KNOWN_INSTALLED, 988)
            .with(KNOWN_CRASHED, 4)
            .with(KNOWN_DEGRADED, 4)
            .with(SILENT, 4)
            .tally();
    assertThat(gate.failures(tally)).isEqualTo(12);
    assertThat(gate.sample(tally)).isEqualTo(1_000);
    assertThat(gate.judge(tally, true)).isEqualTo(FAIL);
  }

  @Test
  void aGateWithoutSignalsOnlyWaits() {
    var timer = gate(100, 0, 60);
    assertThat(timer.judge(tally(1_000, 0, 1_000), false)).isEqualTo(INCONCLUSIVE);
    assertThat(timer.judge(tally(1_000, 0, 1_000), true)).isEqualTo(PASS);
    assertThat(Gate.NONE.judge(tally(1_000, 0, 1_000), true)).isEqualTo(PASS);
    assertThat(Gate.NONE.bakeMinutes()).isZero();
  }

  @Test
  void anEmptyRingHasNothingAgainstIt() {
    assertThat(ONE_PERCENT_OF_100.judge(ringOf(0).tally(), true)).isEqualTo(PASS);
  }

  @Property
  void moreFailuresNeverMakeAVerdictBetter(
      @ForAll @IntRange(max = 1_000) int well, @ForAll @IntRange(max = 1_000) int crashed) {
    var fewer = ONE_PERCENT_OF_100.judge(tally(2_001, well, crashed), true);
    var more = ONE_PERCENT_OF_100.judge(tally(2_001, well, crashed + 1), true);
    assertThat(fewer == FAIL && more != FAIL).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0.5, 0", "0, -0.1, 0", "0, 1.1, 0", "0, NaN, 0", "0, 0.5, -1", "0, 0.5, 86401"})
  void limitsAreChecked(int minimumSample, double threshold, int bakeMinutes) {
    assertThatThrownBy(() -> gate(minimumSample, threshold, bakeMinutes, CRASH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
