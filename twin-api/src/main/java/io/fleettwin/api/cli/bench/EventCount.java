package io.fleettwin.api.cli.bench;

import io.fleettwin.forecast.ForecastLog;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutState;

/** Counts what happens to devices in a forecast. */
final class EventCount implements ForecastLog {

  private final Runnable atTheEnd;
  private long events;

  EventCount() {
    this(() -> {});
  }

  /**
   * The same.
   *
   * @param atTheEnd is run while the forecast still holds all that it needs
   */
  EventCount(Runnable atTheEnd) {
    this.atTheEnd = atTheEnd;
  }

  long events() {
    return events;
  }

  @Override
  public void passed(int tick, int[][] tallies, int[][] happenings) {
    for (int[] ring : happenings) {
      for (int happened : ring) {
        events += happened;
      }
    }
  }

  @Override
  public void decided(RolloutEvent event) {}

  @Override
  public void decided(int ring, RingEvent event) {}

  @Override
  public void ended(RolloutState state) {
    atTheEnd.run();
  }
}
