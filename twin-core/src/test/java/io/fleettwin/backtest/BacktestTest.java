package io.fleettwin.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.QuotaRaised;
import io.fleettwin.rollout.RingEvent.RingClosed;
import io.fleettwin.rollout.RingEvent.RingJudged;
import io.fleettwin.rollout.RingEvent.RingOpened;
import io.fleettwin.rollout.RingEvent.TallyChanged;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Tally;
import io.fleettwin.rollout.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Histories of a few events, in which devices also report between a tick and its offers. */
class BacktestTest {

  /** Fails as soon as 2 of at least 5 devices have crashed. */
  private static final Gate GATE = new Gate(Set.of(Signal.CRASH), 5, 0.2, 60);

  private static final int PENDING = 3;

  private static final RingEvent OPENED = new RingOpened(1);

  @Test
  void aTallyThatATickBeginsWithIsJudgedAtThatTick() {
    var result = run(9, OPENED, tally(1, 10, 0, 0), tally(2, 10, 8, 0), tally(4, 10, 6, 2));

    assertThat(result.rings().getFirst().failed()).contains(new Judged(4, 8, 2));
    assertThat(result.stop().orElseThrow().judged()).isEqualTo(new Judged(4, 8, 2));
  }

  @Test
  void aTallyThatOffersHaveChangedIsJudgedInTheNextMinute() {
    var result =
        run(9, OPENED, tally(1, 10, 8, 0), new QuotaRaised(4, 20, true), tally(4, 20, 6, 2));

    assertThat(result.rings().getFirst().failed()).contains(new Judged(5, 8, 2));
  }

  @Test
  void theSecondTallyOfATickIsJudgedInTheNextMinuteThoughNobodyWasOfferedTheUpdate() {
    var result = run(9, OPENED, tally(1, 10, 8, 0), tally(4, 10, 8, 1), tally(4, 10, 6, 2));

    assertThat(result.rings().getFirst().failed()).contains(new Judged(5, 8, 2));
  }

  @Test
  void aTallyThatAnotherReplacesBeforeADecisionIsNeverJudged() {
    var result = run(9, OPENED, tally(1, 10, 8, 0), tally(4, 20, 6, 2), tally(5, 20, 16, 2));

    assertThat(result.rings().getFirst().failed()).isEmpty();
    assertThat(result.rings().getFirst().highest()).contains(new Judged(5, 18, 2));
  }

  @Test
  void aSecondDecisionInTheSameTickJudgesWhatTheOffersHaveLeft() {
    var result =
        run(
            9,
            OPENED,
            tally(1, 10, 8, 0),
            tally(4, 20, 6, 2),
            new RingJudged(4, Verdict.FAIL, 8, 2));

    assertThat(result.rings().getFirst().failed()).contains(new Judged(4, 8, 2));
  }

  @Test
  void whatHasNotComeToPassByTheEndIsNotJudged() {
    RingEvent[] history = {OPENED, tally(1, 10, 8, 0), tally(4, 20, 6, 2)};

    assertThat(run(4, history).rings().getFirst().failed()).isEmpty();
    assertThat(run(5, history).rings().getFirst().failed()).contains(new Judged(5, 8, 2));
  }

  @Test
  void aRingIsJudgedFromItsOpeningUntilItIsClosed() {
    var before = run(9, tally(1, 10, 0, 9), new RingOpened(3), tally(3, 10, 9, 0));
    var opening = run(9, tally(1, 10, 0, 9), new RingOpened(3));
    var after = run(9, OPENED, tally(1, 10, 9, 0), new RingClosed(3), tally(4, 10, 0, 9));

    assertThat(before.rings().getFirst().failed()).isEmpty();
    assertThat(opening.rings().getFirst().failed()).contains(new Judged(3, 9, 9));
    assertThat(after.rings().getFirst().failed()).isEmpty();
  }

  @Test
  void nothingIsJudgedAfterTheRingHasReallyFailed() {
    var result =
        run(
            9,
            OPENED,
            tally(1, 10, 9, 0),
            new RingJudged(3, Verdict.FAIL, 10, 1),
            tally(3, 10, 9, 1),
            tally(4, 10, 1, 9));

    assertThat(result.rings().getFirst().failed()).isEmpty();
    assertThat(result.rings().getFirst().highest()).contains(new Judged(3, 10, 1));
  }

  @Test
  void aRingThatHasPassedIsStillWatched() {
    var result =
        run(
            9,
            OPENED,
            tally(1, 10, 9, 0),
            new RingJudged(3, Verdict.PASS, 9, 0),
            tally(7, 10, 5, 4));

    assertThat(result.rings().getFirst().failed()).contains(new Judged(7, 9, 4));
  }

  @Test
  void aSampleThatIsTooSmallIsNoShareYet() {
    var result = run(9, OPENED, tally(1, 10, 2, 2), tally(2, 10, 5, 1));

    assertThat(result.rings().getFirst().highest()).contains(new Judged(2, 6, 1));
    assertThat(result.rings().getFirst().largestSample()).isEqualTo(6);
    assertThat(run(9, OPENED, tally(1, 10, 2, 2)).rings().getFirst())
        .isEqualTo(new RingFinding(Optional.empty(), Optional.empty(), 4));
  }

  @Test
  void theFirstRingThatFailsStopsTheRolloutAndOffersNothingAtThatTickWhileOthersDo() {
    var backtest = backtest(2, Endpoint.NEVER);
    backtest.accept(0, OPENED);
    backtest.accept(1, OPENED);
    backtest.accept(0, tally(1, 10, 8, 0));
    backtest.accept(1, tally(1, 10, 8, 0));
    backtest.accept(0, tally(4, 10, 6, 0));
    backtest.accept(0, tally(4, 15, 6, 0));
    backtest.accept(1, tally(4, 10, 6, 2));
    backtest.accept(1, tally(4, 30, 6, 2));
    backtest.accept(0, tally(6, 15, 4, 9));
    BacktestResult result = backtest.end(9);

    Stop stop = result.stop().orElseThrow();
    assertThat(stop.ring()).isEqualTo(1);
    assertThat(stop.judged()).isEqualTo(new Judged(4, 8, 2));
    assertThat(stop.tally().get(Count.OFFERED)).isEqualTo(15 + 10);
    assertThat(stop.tally().down()).isEqualTo(2);
    assertThat(stop.offeredAfterwards()).isEqualTo(20);
    assertThat(stop.sparedAtMost()).isEqualTo(20 + 2 * PENDING);
    assertThat(result.rings().getFirst().failed()).contains(new Judged(6, 13, 9));
    assertThat(result.peakDown()).isEqualTo(11);
    assertThat(result.peakDownTick()).isEqualTo(6);
    assertThat(result.end().get(Count.OFFERED)).isEqualTo(45);
  }

  @Test
  void ofRingsThatFailAtTheSameTickTheFirstIsNamed() {
    var backtest = backtest(2, Endpoint.NEVER);
    backtest.accept(1, OPENED);
    backtest.accept(1, tally(1, 10, 4, 5));
    backtest.accept(0, OPENED);
    backtest.accept(0, tally(1, 10, 5, 4));

    assertThat(backtest.end(9).stop().orElseThrow().ring()).isZero();
  }

  @Test
  void aGateThatFailsAfterTheRolloutWasReallyStoppedHasStoppedNothing() {
    RingEvent[] history = {
      OPENED, tally(1, 10, 8, 0), new RingJudged(1, Verdict.PASS, 8, 0), tally(6, 10, 4, 4)
    };

    assertThat(run(5, 9, history).stop()).isEmpty();
    assertThat(run(5, 9, history).rings().getFirst().failed()).isEmpty();
    assertThat(run(5, 9, history).rings().getFirst().highest()).contains(new Judged(1, 8, 0));
    assertThat(run(5, 9, history).peakDown()).isEqualTo(4);
    assertThat(run(6, 9, history).stop()).isPresent();
  }

  @Test
  void aRolloutWithoutHistoryHasNothingToStop() {
    var result = run(9);

    assertThat(result.stop()).isEmpty();
    assertThat(result.peakDown()).isZero();
    assertThat(result.peakDownTick()).isEqualTo(-1);
    assertThat(result.end()).isEqualTo(Tally.EMPTY);
  }

  private static BacktestResult run(int lastTick, RingEvent... history) {
    return run(Endpoint.NEVER, lastTick, history);
  }

  private static BacktestResult run(int stoppedTick, int lastTick, RingEvent... history) {
    var backtest = backtest(1, stoppedTick);
    Arrays.stream(history).forEach(event -> backtest.accept(0, event));
    return backtest.end(lastTick);
  }

  private static Backtest backtest(int rings, int stoppedTick) {
    List<Gate> gates = Collections.nCopies(rings, GATE);
    return new Backtest(gates, stoppedTick);
  }

  /** Of 100 members so many were offered the update, are known to do well, are known to be down. */
  private static TallyChanged tally(int tick, int offered, int well, int crashed) {
    int[] counts = new int[Count.values().length];
    counts[Count.MEMBERS.ordinal()] = 100;
    counts[Count.OFFERED.ordinal()] = offered;
    counts[Count.PENDING.ordinal()] = PENDING;
    counts[Count.KNOWN_INSTALLED.ordinal()] = well;
    counts[Count.KNOWN_CRASHED.ordinal()] = crashed;
    counts[Count.CRASHED.ordinal()] = crashed;
    return new TallyChanged(tick, Tally.of(counts));
  }
}
