package io.fleettwin.endpoint;

/**
 * Where a world's tick 0 lies in the week.
 *
 * @param epochMinuteOfWeek minutes since Monday 00:00 UTC, 0 to 10,079
 */
public record Calendar(int epochMinuteOfWeek) {

  public static final int DAY = 24 * 60;
  public static final int WEEK = 7 * DAY;

  public Calendar {
    if (epochMinuteOfWeek < 0 || epochMinuteOfWeek >= WEEK) {
      throw new IllegalArgumentException("epochMinuteOfWeek is 0 to " + (WEEK - 1));
    }
  }

  /** Minutes of local time since a Monday 00:00; grows with the tick, never negative. */
  public int localMinute(int tick, int utcOffsetMinutes) {
    return WEEK + epochMinuteOfWeek + utcOffsetMinutes + tick;
  }

  /** Whether a local minute lies on a Saturday or Sunday. */
  public static boolean isWeekend(int localMinute) {
    return localMinute % WEEK >= 5 * DAY;
  }
}
