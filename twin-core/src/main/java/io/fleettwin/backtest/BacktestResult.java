package io.fleettwin.backtest;

import io.fleettwin.rollout.Tally;
import java.util.List;
import java.util.Optional;

/**
 * What other gates would have done to a rollout, beside what really happened.
 *
 * @param stop where they would have stopped it; empty if they would not have by the time at which
 *     it was really stopped
 * @param rings what each gate made of its ring until then
 * @param peakDown most devices that were really down at once
 * @param peakDownTick when that was first so; -1 if nobody ever was
 * @param end tally of all rings at the end of the history
 */
public record BacktestResult(
    Optional<Stop> stop, List<RingFinding> rings, int peakDown, int peakDownTick, Tally end) {

  public BacktestResult {
    rings = List.copyOf(rings);
  }
}
