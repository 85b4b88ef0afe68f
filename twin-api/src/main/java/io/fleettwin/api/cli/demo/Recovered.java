package io.fleettwin.api.cli.demo;

import static io.fleettwin.rollout.Count.RECOVERED_BY_HANDS;
import static io.fleettwin.rollout.Count.RECOVERED_BY_HANDS_WITH_KEY;
import static io.fleettwin.rollout.Count.RECOVERED_BY_QMR;
import static io.fleettwin.rollout.Count.RECOVERED_BY_RESTARTS;
import static io.fleettwin.rollout.Count.RECOVERED_BY_ROLLBACK;

import io.fleettwin.rollout.Tally;

/** How many of the devices that were hit came back by what means. */
public record Recovered(
    int byRestarts, int byQuickMachineRecovery, int byHands, int byHandsWithKey, int byRollback) {

  static Recovered of(Tally tally) {
    return new Recovered(
        tally.get(RECOVERED_BY_RESTARTS),
        tally.get(RECOVERED_BY_QMR),
        tally.get(RECOVERED_BY_HANDS),
        tally.get(RECOVERED_BY_HANDS_WITH_KEY),
        tally.get(RECOVERED_BY_ROLLBACK));
  }

  public int total() {
    return byRestarts + byQuickMachineRecovery + byHandsInAll() + byRollback;
  }

  /** Those that somebody had to go to, with or without a recovery key. */
  public int byHandsInAll() {
    return byHands + byHandsWithKey;
  }
}
