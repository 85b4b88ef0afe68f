package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The members of one ring, by cohort. In each cohort they are offered the update in the order of
 * their places. Most rings offer it to all at once: then no order is made.
 */
final class Members {
  private static final int INDEX_BITS = 24;

  private final ForecastFleet fleet;
  private final Draws draws;
  private final RingColumn column;
  private final int ring;
  private final int[] sizes;
  private final int size;
  private final int[] offered = new int[Cohorts.COUNT];

  /** Rows of a cohort in the order of their places, where it is needed. */
  private final int[][] ordered = new int[Cohorts.COUNT][];

  /**
   * Members that nobody has offered anything.
   *
   * @param column has the ring of each row of the fleet
   * @param sizes how many are members in each cohort
   */
  Members(ForecastFleet fleet, Draws draws, RingColumn column, int ring, int[] sizes) {
    this.fleet = fleet;
    this.draws = draws;
    this.column = column;
    this.ring = ring;
    this.sizes = sizes;
    this.size = Arrays.stream(sizes).sum();
  }

  int size() {
    return size;
  }

  int size(int cohort) {
    return sizes[cohort];
  }

  int offered(int cohort) {
    return offered[cohort];
  }

  /**
   * Offers it to more of a cohort.
   *
   * @param target how many have been offered it then
   * @param each is given the row of each who has not been before
   */
  void offerUpTo(int cohort, int target, IntConsumer each) {
    int first = offered[cohort];
    offered[cohort] = target;
    if (first == 0 && target == sizes[cohort]) {
      for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
        if (column.ring(row) == ring) {
          each.accept(row);
        }
      }
    } else if (first < target) {
      int[] rows = ordered[cohort] == null ? inOrder(cohort) : ordered[cohort];
      for (int position = first; position < target; position++) {
        each.accept(rows[position]);
      }
      ordered[cohort] = target < rows.length ? rows : null;
    }
  }

  private int[] inOrder(int cohort) {
    int[] rows = new int[sizes[cohort]];
    int size = 0;
    for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
      if (column.ring(row) == ring) {
        rows[size++] = row;
      }
    }
    orderByPlace(rows);
    return rows;
  }

  private void orderByPlace(int[] rows) {
    if (rows.length > 1 << INDEX_BITS) {
      throw new IllegalStateException("a cohort has at most " + (1 << INDEX_BITS) + " members");
    }
    // The upper bits of the place, and where the row was; those that have the same come apart
    // below.
    long[] sorted = new long[rows.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = ((place(rows[i]) & -(1L << INDEX_BITS)) | i) ^ Long.MIN_VALUE;
    }
    Arrays.sort(sorted);
    int[] before = rows.clone();
    for (int i = 0; i < sorted.length; i++) {
      rows[i] = before[(int) sorted[i] & ((1 << INDEX_BITS) - 1)];
    }
    for (int i = 1; i < rows.length; i++) {
      for (int j = i; j > 0 && isBefore(rows[j], rows[j - 1]); j--) {
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
