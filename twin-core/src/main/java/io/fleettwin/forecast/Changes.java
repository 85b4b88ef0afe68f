package io.fleettwin.forecast;

import io.fleettwin.endpoint.Happening;
import io.fleettwin.endpoint.Step;
import io.fleettwin.rollout.Count;
import java.util.Arrays;

/**
 * What changes at each tick in one ring: in how many places of the tally more or fewer devices
 * stand than the tick before, and how often what happens. In blocks of ticks, so that only those in
 * which something changes take memory.
 */
final class Changes {
  static final int COUNTS = Count.values().length;
  static final int HAPPENINGS = Happening.values().length;
  private static final int WIDTH = COUNTS + HAPPENINGS;
  private static final int BLOCK_BITS = 8;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private final int firstTick;
  private final int[][] blocks;
  private final Ticks ticks;

  Changes(int firstTick, int lastTick) {
    this.firstTick = firstTick;
    this.blocks = new int[((lastTick - firstTick) >> BLOCK_BITS) + 1][];
    this.ticks = new Ticks(firstTick, lastTick);
  }

  /** Some devices leave some counts and enter others. */
  void move(int tick, int maskBefore, int maskAfter, int devices) {
    int changed = maskBefore ^ maskAfter;
    if (changed == 0) {
      return;
    }
    int[] block = blockOf(tick);
    int at = at(tick);
    while (changed != 0) {
      int bit = Integer.numberOfTrailingZeros(changed);
      block[at + bit] += (maskAfter & (1 << bit)) != 0 ? devices : -devices;
      changed &= changed - 1;
    }
  }

  /**
   * The same happens to some devices.
   *
   * @param code see {@link Step#code}
   */
  void happen(int tick, long code, int devices) {
    if (code != 0) {
      int[] block = blockOf(tick);
      int at = at(tick) + COUNTS;
      for (long left = code; left != 0; left = Step.rest(left)) {
        block[at + Step.firstOf(left)] += devices;
      }
    }
  }

  /** The first tick, not before one, at which something changes; NEVER if none. */
  int next(int tick) {
    return ticks.next(tick);
  }

  private int[] blockOf(int tick) {
    ticks.add(tick);
    int number = (tick - firstTick) >> BLOCK_BITS;
    if (blocks[number] == null) {
      blocks[number] = new int[BLOCK * WIDTH];
    }
    return blocks[number];
  }

  private int at(int tick) {
    return ((tick - firstTick) & (BLOCK - 1)) * WIDTH;
  }

  /** Takes out what changes at a tick: adds it to a tally, and to how often what happened. */
  void takeTo(int[] tally, int[] happenings, int tick) {
    if (!ticks.contains(tick)) {
      return;
    }
    int[] block = blocks[(tick - firstTick) >> BLOCK_BITS];
    int at = at(tick);
    for (int count = 0; count < COUNTS; count++) {
      tally[count] += block[at + count];
    }
    for (int kind = 0; kind < HAPPENINGS; kind++) {
      happenings[kind] += block[at + COUNTS + kind];
    }
    Arrays.fill(block, at, at + WIDTH, 0);
  }

  /** Forgets all from a tick on. */
  void forgetFrom(int tick) {
    ticks.removeFrom(tick);
    int number = (tick - firstTick) >> BLOCK_BITS;
    if (number < blocks.length && blocks[number] != null) {
      Arrays.fill(blocks[number], at(tick), BLOCK * WIDTH, 0);
    }
    for (int later = number + 1; later < blocks.length; later++) {
      blocks[later] = null;
    }
  }
}
