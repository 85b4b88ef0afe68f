package io.fleettwin.study;

/** How many devices of each ring were so at each moment of a grid, in one future. */
public final class Curves {
  private static final int SERIES = Series.values().length;

  private final int points;
  private final int[] values;

  Curves(int rings, int points) {
    this.points = points;
    this.values = new int[rings * SERIES * points];
  }

  void put(int ring, Series series, int point, int value) {
    values[at(ring, series, point)] = value;
  }

  /** One ring at one moment. */
  public int get(int ring, Series series, int point) {
    return values[at(ring, series, point)];
  }

  private int at(int ring, Series series, int point) {
    return (ring * SERIES + series.ordinal()) * points + point;
  }
}
