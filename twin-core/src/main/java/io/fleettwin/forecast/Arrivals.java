package io.fleettwin.forecast;

import io.fleettwin.endpoint.Resource;
import java.util.Arrays;

/** Which devices will begin to wait for what, by tick, as far as courses are played ahead. */
final class Arrivals {
  private static final int NONE = -1;
  private static final Resource[] RESOURCES = Resource.values();

  private final int firstTick;
  private final int[] heads;
  private final Ticks ticks;
  private int[] next = new int[64];
  private int[] rows = new int[64];
  private int[] sinces = new int[64];
  private byte[] resources = new byte[64];
  private int size;

  Arrivals(int firstTick, int lastTick) {
    this.firstTick = firstTick;
    this.heads = new int[lastTick - firstTick + 1];
    Arrays.fill(heads, NONE);
    this.ticks = new Ticks(firstTick, lastTick);
  }

  void add(int tick, Resource resource, int row, int since) {
    if (size == rows.length) {
      int room = size + (size >> 1);
      next = Arrays.copyOf(next, room);
      rows = Arrays.copyOf(rows, room);
      sinces = Arrays.copyOf(sinces, room);
      resources = Arrays.copyOf(resources, room);
    }
    ticks.add(tick);
    rows[size] = row;
    sinces[size] = since;
    resources[size] = (byte) resource.ordinal();
    next[size] = heads[tick - firstTick];
    heads[tick - firstTick] = size++;
  }

  /** The first tick, not before one, at which somebody comes; NEVER if none. */
  int next(int tick) {
    return ticks.next(tick);
  }

  /** Lines up those who come at a tick. */
  void lineUp(int tick, Line[] lines) {
    for (int at = heads[tick - firstTick]; at != NONE; at = next[at]) {
      lines[RESOURCES[resources[at]].ordinal()].add(rows[at], sinces[at]);
    }
  }

  void forgetFrom(int tick) {
    Arrays.fill(heads, Math.min(heads.length, tick - firstTick), heads.length, NONE);
    ticks.removeFrom(tick);
    boolean none = Arrays.stream(heads).allMatch(head -> head == NONE);
    size = none ? 0 : size;
  }
}
