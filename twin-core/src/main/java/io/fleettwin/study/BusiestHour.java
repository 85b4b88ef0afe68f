package io.fleettwin.study;

/** The most that happens within an hour, whenever it begins. */
final class BusiestHour {

  /** An hour in minutes. */
  static final int LENGTH = 60;

  private final int[] minutes = new int[LENGTH];
  private int latest;
  private int sum;
  private int most;

  /**
   * So much happens in a minute.
   *
   * @param minute not before the one of the last call
   */
  void put(int minute, int much) {
    for (int next = latest + 1; next <= Math.min(minute, latest + LENGTH); next++) {
      sum -= minutes[next % LENGTH];
      minutes[next % LENGTH] = 0;
    }
    latest = minute;
    minutes[minute % LENGTH] += much;
    sum += much;
    most = Math.max(most, sum);
  }

  int most() {
    return most;
  }
}
