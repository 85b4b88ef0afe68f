package io.fleettwin.rollout;

import java.util.Arrays;

/**
 * Which devices belong to which ring: each device has a place in a random order ({@link
 * io.fleettwin.random.Draw#RING_ORDER}, taken as an unsigned number), and a ring is a stretch of
 * that order. Rings have exactly the planned size when the bounds are made; a device that is
 * enrolled later falls into the ring that its place belongs to.
 *
 * @param upper for each ring, the first place that no longer belongs to it; {@code -1} (the largest
 *     unsigned number) for a ring that reaches to the end
 */
public record RingBounds(long[] upper) {

  /** The place that no device has: the end of the order. */
  public static final long END = -1L;

  public RingBounds {
    upper = upper.clone();
  }

  /**
   * Makes rings of the planned sizes.
   *
   * @param places of all devices that can take the update
   */
  public static RingBounds of(RolloutPlan plan, long[] places) {
    long[] ordered = places.clone();
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(ordered);
    long[] upper = new long[plan.rings().size()];
    double shares = 0;
    int taken = 0;
    for (int ring = 0; ring < upper.length; ring++) {
      int rest = ordered.length - taken;
      int size =
          switch (plan.rings().get(ring).size()) {
            case RingSize.Share s -> {
              double before = shares;
              shares += s.share();
              yield share(before, shares, ordered.length);
            }
            case RingSize.Devices d -> d.devices();
            case RingSize.Rest all -> rest;
          };
      taken += Math.min(rest, size);
      upper[ring] = upperOf(ordered, taken);
    }
    boolean takesAll = shares > 1 - 1e-9 || plan.rings().getLast().size() instanceof RingSize.Rest;
    if (takesAll) {
      upper[upper.length - 1] = END;
    }
    return new RingBounds(upper);
  }

  /** The first place behind the devices that are taken so far. */
  private static long upperOf(long[] ordered, int taken) {
    if (taken < ordered.length) {
      return ordered[taken] ^ Long.MIN_VALUE;
    }
    return taken == 0 ? 0 : (ordered[taken - 1] ^ Long.MIN_VALUE) + 1;
  }

  /** Rounded so that shares that make a whole leave nobody out; at least one device. */
  private static int share(double before, double after, int devices) {
    return Math.max(1, (int) (Math.round(after * devices) - Math.round(before * devices)));
  }

  /** The ring of a device with this place, or -1 if the plan leaves it out. */
  public int ringOf(long place) {
    for (int ring = 0; ring < upper.length; ring++) {
      if (upper[ring] == END || Long.compareUnsigned(place, upper[ring]) < 0) {
        return ring;
      }
    }
    return -1;
  }

  @Override
  public long[] upper() {
    return upper.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RingBounds bounds && Arrays.equals(upper, bounds.upper);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(upper);
  }

  @Override
  public String toString() {
    return "RingBounds" + Arrays.toString(upper);
  }
}
