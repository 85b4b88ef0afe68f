package io.fleettwin.rollout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How many devices count where. Immutable. */
public final class Tally {

  private static final Count[] COUNTS = Count.values();

  public static final Tally EMPTY = new Tally(new int[COUNTS.length]);

  private final int[] counts;

  private Tally(int[] counts) {
    this.counts = counts;
  }

  /** A tally of counts in the order of {@link Count}; missing ones are 0. */
  public static Tally of(int... counts) {
    return new Tally(Arrays.copyOf(counts, COUNTS.length));
  }

  public int get(Count count) {
    return counts[count.ordinal()];
  }

  public Tally plus(Tally other) {
    int[] sum = counts.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.counts[i];
    }
    return new Tally(sum);
  }

  public Tally minus(Tally other) {
    int[] difference = counts.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other.counts[i];
    }
    return new Tally(difference);
  }

  /** Devices that nobody can work on: crashed, looping, in WinRE, waiting for hands, starting. */
  public int down() {
    return get(Count.CRASHED)
        + get(Count.BOOT_LOOP)
        + get(Count.RECOVERY)
        + get(Count.AWAITING_HANDS)
        + get(Count.BOOTING);
  }

  /** The counts in the order of {@link Count}. */
  public int[] toArray() {
    return counts.clone();
  }

  /** The counts that are not zero, by name. */
  public Map<Count, Integer> toMap() {
    Map<Count, Integer> map = new EnumMap<>(Count.class);
    for (Count count : COUNTS) {
      if (get(count) != 0) {
        map.put(count, get(count));
      }
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally tally && Arrays.equals(counts, tally.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "Tally" + toMap();
  }
}
