package io.fleettwin.backtest;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.Tally;
import io.fleettwin.rollout.Verdict;
import java.util.Optional;

/**
 * A gate, run over the history of one ring. It judges what the ring's own gate has judged: from the
 * ring's opening until that gate failed or the ring was closed; but not after the rollout was
 * stopped, since devices that the update is taken back from leave the sample, and failures stay.
 *
 * <p>A ring decides by the tally with which a tick begins, and then has the update offered. The
 * history has both tallies, if they have changed, and does not say which is which. Of two in a row
 * the second is that after the offers, and so is one with more devices offered; a gate sees it at
 * the next decision, which is the next minute, unless the history has one before.
 */
final class GateRun {

  private final Gate gate;
  private Tally tally = Tally.EMPTY;
  private int tallyTick = -1;

  /** Whether nothing has happened since the latest tally. */
  private boolean tallyIsLast;

  /** When the latest tally is judged, if no other takes its place by then. */
  private int due = Endpoint.NEVER;

  private boolean judging;
  private int lastJudged;
  private Judged failed;
  private Tally failedWith;
  private Judged highest;
  private int largestSample;

  GateRun(Gate gate, int stoppedTick) {
    this.gate = gate;
    this.lastJudged = stoppedTick;
  }

  /**
   * Takes the next event; whatever was due before this tick must have been settled.
   *
   * @param tick at which it happened
   */
  void accept(RingEvent event, int tick) {
    switch (event) {
      case RingEvent.TallyChanged changed -> take(changed.tally(), tick);
      case RingEvent.RingOpened opened -> {
        judging = true;
        decided(tick);
      }
      case RingEvent.QuotaRaised raised -> decided(tick);
      case RingEvent.RingJudged judged -> {
        decided(tick);
        if (judged.verdict() == Verdict.FAIL) {
          lastJudged = Math.min(lastJudged, tick);
        }
      }
      case RingEvent.RingClosed closed -> {
        settle(tick);
        judging = false;
      }
    }
  }

  /** The ring has decided, by the tally that it has, or by one that comes with the decision. */
  private void decided(int tick) {
    due = tick;
    tallyIsLast = false;
  }

  private void take(Tally next, int tick) {
    boolean afterOffers =
        next.get(Count.OFFERED) > tally.get(Count.OFFERED) || (tallyIsLast && tallyTick == tick);
    if (afterOffers) {
      settle(tick);
    }
    tally = next;
    tallyTick = tick;
    tallyIsLast = true;
    due = afterOffers ? tick + 1 : tick;
    settle(tick);
  }

  /** Judges what is due by a tick. */
  void settle(int tick) {
    if (due <= tick) {
      judge(due);
      due = Endpoint.NEVER;
    }
  }

  private void judge(int tick) {
    if (!judging || tick > lastJudged) {
      return;
    }
    Judged now = Judged.of(gate, tally, tick);
    largestSample = Math.max(largestSample, now.sample());
    if (failed == null && gate.judge(tally, false) == Verdict.FAIL) {
      failed = now;
      failedWith = tally;
    }
    boolean counts = now.sample() > 0 && gate.isEnough(tally);
    if (counts && (highest == null || now.isWorseThan(highest))) {
      highest = now;
    }
  }

  int due() {
    return due;
  }

  /** The ring as it is now. */
  Tally tally() {
    return tally;
  }

  boolean failsAt(int tick) {
    return failed != null && failed.tick() == tick;
  }

  Judged failed() {
    return failed;
  }

  /** The ring as it was when the gate failed. */
  Tally failedWith() {
    return failedWith;
  }

  RingFinding finding() {
    return new RingFinding(
        Optional.ofNullable(failed), Optional.ofNullable(highest), largestSample);
  }
}
