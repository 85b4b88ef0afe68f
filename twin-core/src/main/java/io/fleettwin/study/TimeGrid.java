package io.fleettwin.study;

import java.util.stream.IntStream;

/**
 * The moments at which curves are kept, in minutes from the start: every minute at first, then
 * further and further apart, since a crash is a matter of minutes and a recovery one of days.
 */
public final class TimeGrid {

  /** Moments are apart by this share of the time that has passed. */
  private static final int PER_DOUBLING = 32;

  private final int[] minutes;

  private TimeGrid(int[] minutes) {
    this.minutes = minutes;
  }

  /** From the start to a minute, both included. */
  public static TimeGrid upTo(int lastMinute) {
    return new TimeGrid(
        IntStream.iterate(
                0, m -> m <= lastMinute, m -> m == lastMinute ? m + 1 : next(m, lastMinute))
            .toArray());
  }

  private static int next(int minute, int lastMinute) {
    return Math.min(lastMinute, minute + Math.max(1, minute / PER_DOUBLING));
  }

  public int size() {
    return minutes.length;
  }

  public int minute(int point) {
    return minutes[point];
  }

  public int[] minutes() {
    return minutes.clone();
  }
}
