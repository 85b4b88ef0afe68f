package io.fleettwin.backtest;

import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Tally;

/**
 * Where a rollout would have been stopped.
 *
 * @param ring whose gate fails first; the first of several that fail at the same tick
 * @param judged what that gate knew
 * @param tally of all rings then. A ring whose gate fails offers nothing at that tick, the others
 *     still do.
 * @param offeredAfterwards devices that were really offered the update later
 */
public record Stop(int ring, Judged judged, Tally tally, int offeredAfterwards) {

  /**
   * An upper bound of the devices that the stop would have kept from the update: those that were
   * offered it later, and those that did not have it yet, of which only some can still be held
   * back. Not all of them were harmed.
   */
  public int sparedAtMost() {
    return offeredAfterwards + tally.get(Count.PENDING);
  }

  Stop withOfferedAfterwards(int devices) {
    return new Stop(ring, judged, tally, devices);
  }
}
