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

  /** The places of all devices that can take the update, in order. */
  public interface Places {

    /** How many there are. */
    int size();

    /** The n-th smallest place, from 0; asked once a ring at most, for larger and larger n. */
    long nth(int n);
  }

  /** Makes rings of the planned sizes. */
  public static RingBounds of(RolloutPlan plan, Places places) {
    long[] upper = new long[plan.rings().size()];
    double shares = 0;
    int taken = 0;
    for (int ring = 0; ring < upper.length; ring++) {
      int rest = places.size() - taken;
      int size =
          switch (plan.rings().get(ring).size()) {
            case RingSize.Share s -> {
              double before = shares;
              shares += s.share();
              yield share(before, shares, places.size());
            }
            case RingSize.Devices d -> d.devices();
            case RingSize.Rest all -> rest;
          };
      taken += Math.min(rest, size);
      boolean last = ring == upper.length - 1;
      boolean takesAll =
          shares > 1 - 1e-9 || plan.rings().get(ring).size() instanceof RingSize.Rest;
      upper[ring] = last && takesAll ? END : upperOf(places, taken);
    }
    return new RingBounds(upper);
  }

  /**
   * Makes rings of the planned sizes.
   *
   * @param places of all devices that can take the update, in any order
   */
  public static RingBounds of(RolloutPlan plan, long[] places) {
    long[] ordered = places.clone();
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(ordered);
    return of(
        plan,
        new Places() {
          @Override
          public int size() {
            return ordered.length;
          }

          @Override
          public long nth(int n) {
            return ordered[n] ^ Long.MIN_VALUE;
          }
        });
  }

  /** The first place behind the devices that are taken so far. */
  private static long upperOf(Places places, int taken) {
    if (taken < places.size()) {
      return places.nth(taken);
    }
    return taken == 0 ? 0 : places.nth(taken - 1) + 1;
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
