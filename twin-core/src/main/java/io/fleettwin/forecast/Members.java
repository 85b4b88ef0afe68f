package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import java.util.Arrays;

/**
 * The members of one ring, by cohort. In each cohort they are offered the update in the order of
 * their places, of which the first so many have been.
 */
final class Members {
  private static final int INDEX_BITS = 24;

  private final ForecastFleet fleet;
  private final Draws draws;
  private final int[] rows;
  private final int[] starts;
  private final int[] offered = new int[Cohorts.COUNT];
  private final boolean[] ordered = new boolean[Cohorts.COUNT];

  /**
   * Members that nobody has offered anything.
   *
   * @param rows by cohort
   * @param starts where each cohort begins in them, and the end
   */
  Members(ForecastFleet fleet, Draws draws, int[] rows, int[] starts) {
    this.fleet = fleet;
    this.draws = draws;
    this.rows = rows;
    this.starts = starts;
  }

  int size() {
    return rows.length;
  }

  int size(int cohort) {
    return starts[cohort + 1] - starts[cohort];
  }

  int offered(int cohort) {
    return offered[cohort];
  }

  /** The member of a cohort that was offered the update as the n-th, from 0. */
  int row(int cohort, int position) {
    return rows[starts[cohort] + position];
  }

  /** Offers it to more of a cohort; all that are offered it together are one set. */
  void offerUpTo(int cohort, int target) {
    if (target < size(cohort) && !ordered[cohort]) {
      orderByPlace(starts[cohort] + offered[cohort], starts[cohort + 1]);
      ordered[cohort] = true;
    }
    offered[cohort] = target;
  }

  private void orderByPlace(int from, int to) {
    if (to - from > 1 << INDEX_BITS) {
      throw new IllegalStateException("a cohort has at most " + (1 << INDEX_BITS) + " members");
    }
    // The upper bits of the place, and where the row was; those that have the same come apart
    // below.
    long[] sorted = new long[to - from];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = ((place(rows[from + i]) & -(1L << INDEX_BITS)) | i) ^ Long.MIN_VALUE;
    }
    Arrays.sort(sorted);
    int[] before = Arrays.copyOfRange(rows, from, to);
    for (int i = 0; i < sorted.length; i++) {
      rows[from + i] = before[(int) sorted[i] & ((1 << INDEX_BITS) - 1)];
    }
    for (int i = from + 1; i < to; i++) {
      for (int j = i; j > from && isBefore(rows[j], rows[j - 1]); j--) {
        int row = rows[j];
        rows[j] = rows[j - 1];
        rows[j - 1] = row;
      }
    }
  }

  private boolean isBefore(int row, int other) {
    return Long.compareUnsigned(place(row), place(other)) < 0;
  }

  private long place(int row) {
    return place(draws, fleet.key(row));
  }

  /** The place of a device in the order of the rings. */
  static long place(Draws draws, long key) {
    return draws.bits(key, Draw.RING_ORDER, 0);
  }
}
