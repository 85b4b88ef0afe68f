package io.fleettwin.backtest;

import io.fleettwin.rollout.Tally;

/**
 * Where a rollout would have been stopped.
 *
 * @param ring whose gate fails first; the first of several that fail at the same tick
 * @param judged what that gate knew
 * @param tally of all rings then. A ring whose gate fails offers nothing at that tick, the others
 *     still do.
 * @param offeredAfterwards devices that were really offered the update later. An upper bound of
 *     those that the stop would have spared: not all of them were harmed.
 */
public record Stop(int ring, Judged judged, Tally tally, int offeredAfterwards) {

  Stop withOfferedAfterwards(int devices) {
    return new Stop(ring, judged, tally, devices);
  }
}
