package io.fleettwin.random;

/**
 * Counter-based random draws: each is a pure function of (seed, device key, what is drawn,
 * attempt), never of the order in which devices happen to be looked at. That is what lets one seed
 * give the same tallies on one thread or many, on one node or many.
 *
 * <p>The mixing function is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable
 * pseudorandom number generators, OOPSLA 2014), applied once for each argument.
 */
public final class Draws {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final long mixedSeed;

  public Draws(long seed) {
    this.seed = seed;
    this.mixedSeed = mix(seed + GOLDEN_GAMMA);
  }

  public long seed() {
    return seed;
  }

  /** 64 uniformly distributed bits. */
  public long bits(long deviceKey, Draw what, int attempt) {
    long z = mix(mixedSeed ^ (deviceKey * GOLDEN_GAMMA));
    long drawn = ((long) what.ordinal() << 32) | (attempt & 0xFFFFFFFFL);
    return mix(z + drawn * GOLDEN_GAMMA);
  }

  /** A number uniformly distributed in [0, 1). */
  public double unit(long deviceKey, Draw what, int attempt) {
    return (bits(deviceKey, what, attempt) >>> 11) * 0x1.0p-53;
  }

  /** A whole number uniformly distributed in [0, bound); bound must be positive. */
  public int below(int bound, long deviceKey, Draw what, int attempt) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, but is " + bound);
    }
    return (int) (unit(deviceKey, what, attempt) * bound);
  }

  /** Whether an event of the given probability happens. */
  public boolean happens(double probability, long deviceKey, Draw what, int attempt) {
    return unit(deviceKey, what, attempt) < probability;
  }

  /** Spreads the bits of any number over 64 bits; a bijection. */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * A 64-bit key for a text, the same on every machine and in every version: FNV-1a, then mixed.
   */
  public static long keyOf(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Draws draws && seed == draws.seed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seed);
  }

  @Override
  public String toString() {
    return "Draws[seed=" + seed + "]";
  }
}
