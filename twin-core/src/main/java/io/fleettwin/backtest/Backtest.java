package io.fleettwin.backtest;

import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.Tally;
import java.util.List;
import java.util.Optional;

/**
 * Other gates, run over the history of a rollout: where they would have stopped it, and what came
 * of it really. The history is read once, tick by tick over all rings, and not kept.
 *
 * <p>The gates that the rollout had stop it exactly where they did. What other gates would have
 * done is exact up to the first stop, with two limits. A gate that would have passed sooner or
 * later does not move when the next ring opened. And what they would have found after the real stop
 * cannot be known, since what would have been offered until then was not.
 */
public final class Backtest {

  private final List<GateRun> runs;
  private int now = -1;
  private Stop stop;
  private int mostOffered;
  private int peakDown;
  private int peakDownTick = -1;

  /**
   * A backtest before the first event.
   *
   * @param gates one for each ring
   * @param stoppedTick when the rollout was really stopped, see {@link RealStop#tickOf}
   */
  public Backtest(List<Gate> gates, int stoppedTick) {
    this.runs = gates.stream().map(gate -> new GateRun(gate, stoppedTick)).toList();
  }

  /** Takes the next event. Those of a ring come in their order, those of all rings tick by tick. */
  public void accept(int ring, RingEvent event) {
    passTo(event.tick());
    runs.get(ring).accept(event, now);
  }

  /**
   * Ends the history.
   *
   * @param lastTick up to which it goes
   */
  public BacktestResult end(int lastTick) {
    passTo(Math.max(now, lastTick) + 1);
    return new BacktestResult(
        Optional.ofNullable(stop)
            .map(at ->
                at.withOfferedAfterwards(Math.max(0, mostOffered - at.tally().get(Count.OFFERED)))),
        runs.stream().map(GateRun::finding).toList(),
        peakDown,
        peakDownTick,
        runs.stream().map(GateRun::tally).reduce(Tally.EMPTY, Tally::plus));
  }

  private void passTo(int tick) {
    while (now < tick) {
      endTick();
      now = runs.stream().mapToInt(GateRun::due).reduce(tick, Math::min);
    }
  }

  private void endTick() {
    int down = 0;
    int offered = 0;
    for (GateRun run : runs) {
      run.settle(now);
      down += run.tally().down();
      offered += run.tally().get(Count.OFFERED);
    }
    mostOffered = Math.max(mostOffered, offered);
    if (down > peakDown) {
      peakDown = down;
      peakDownTick = now;
    }
    if (stop == null) {
      stop = stopNow();
    }
  }

  private Stop stopNow() {
    int first = -1;
    Tally tally = Tally.EMPTY;
    for (int ring = 0; ring < runs.size(); ring++) {
      GateRun run = runs.get(ring);
      boolean fails = run.failsAt(now);
      first = fails && first < 0 ? ring : first;
      tally = tally.plus(fails ? run.failedWith() : run.tally());
    }
    return first < 0 ? null : new Stop(first, runs.get(first).failed(), tally, 0);
  }
}
