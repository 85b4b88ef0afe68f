package io.fleettwin.forecast;

import io.fleettwin.endpoint.Happening;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutState;

/** Is told what a forecast finds, in the order of ticks. */
public interface ForecastLog {

  /**
   * How the rings stand at the end of a tick, and until the next one that is told. The first tick
   * is told, and each in which a device does something. What is given is used again: it is to be
   * read at once.
   *
   * @param tallies of each ring how many devices stand where, in the order of {@link Count}
   * @param happenings of each ring how often what happened at this tick, in the order of {@link
   *     Happening}
   */
  void passed(int tick, int[][] tallies, int[][] happenings);

  /** The rollout has decided something; its start is not told. */
  void decided(RolloutEvent event);

  /** A ring has decided something; how its tally changes is not told. */
  void decided(int ring, RingEvent event);

  /** How the rollout stands after the last tick. */
  void ended(RolloutState state);
}
