package io.fleettwin.forecast;

import io.fleettwin.random.Draws;
import io.fleettwin.rollout.RingBounds;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places of all candidates. To sort millions for a few bounds takes long: they are counted by
 * their upper bits, and only those are looked at that have the same as the one that is asked for. A
 * plan with one ring for all asks for none, and nothing is drawn.
 */
final class Places implements RingBounds.Places {

  private final ForecastFleet fleet;
  private final Draws draws;
  private final Workers workers;
  private final RingColumn column;
  private final long[] places;
  private final int size;

  /** How many bits are looked at first. */
  private final int bits;

  /** How many candidates there are with each upper bits, once it is known. */
  private int[] counts;

  /**
   * Places that are drawn when one is asked for.
   *
   * @param column has a ring for those who are candidates
   * @param size how many candidates there are
   * @param places room for them, by row
   */
  Places(
      ForecastFleet fleet,
      Draws draws,
      Workers workers,
      RingColumn column,
      int size,
      long[] places) {
    this.fleet = fleet;
    this.draws = draws;
    this.workers = workers;
    this.column = column;
    this.places = places;
    this.size = size;
    int needed = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    this.bits = Math.clamp(needed - 7, 1, 10);
  }

  @Override
  public int size() {
    return size;
  }

  /** Whether one was asked for, so that all are drawn. */
  boolean wereAsked() {
    return counts != null;
  }

  @Override
  public long nth(int n) {
    if (counts == null) {
      counts = new int[1 << bits];
      workers.forEachCohort(fleet.size(), (worker, cohort) -> draw(cohort));
    }
    int before = 0;
    int upper = 0;
    while (n >= before + counts[upper]) {
      before += counts[upper++];
    }
    return among(upper, n - before);
  }

  private void draw(int cohort) {
    int[] counted = new int[counts.length];
    for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
      if (column.ring(row) != RingColumn.NONE) {
        places[row] = Members.place(draws, fleet.key(row));
        counted[upper(places[row])]++;
      }
    }
    add(counted);
  }

  private synchronized void add(int[] counted) {
    for (int upper = 0; upper < counted.length; upper++) {
      counts[upper] += counted[upper];
    }
  }

  private int upper(long place) {
    return (int) (place >>> (Long.SIZE - bits));
  }

  /** The n-th of those that have the same upper bits. */
  private long among(int upper, int n) {
    long[] same = new long[counts[upper]];
    AtomicInteger found = new AtomicInteger();
    workers.forEachCohort(
        fleet.size(),
        (worker, cohort) -> {
          for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
            if (column.ring(row) != RingColumn.NONE && upper(places[row]) == upper) {
              same[found.getAndIncrement()] = places[row] ^ Long.MIN_VALUE;
            }
          }
        });
    Arrays.sort(same);
    return same[n] ^ Long.MIN_VALUE;
  }
}
