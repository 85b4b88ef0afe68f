package io.fleettwin.study;

import java.util.Arrays;

/** How many devices had been hit and how many were back, at each tick at which that changed. */
final class Course {

  private int[] ticks = new int[256];
  private int[] back = new int[256];
  private int size;
  private int hit;

  void put(int tick, int hitNow, int backNow) {
    hit = hitNow;
    if (size > 0 && back[size - 1] == backNow) {
      return;
    }
    if (size == ticks.length) {
      ticks = Arrays.copyOf(ticks, size * 2);
      back = Arrays.copyOf(back, size * 2);
    }
    ticks[size] = tick;
    back[size++] = backNow;
  }

  /** The tick at which a share of those that were hit by the end were back; -1 if at none. */
  int back(int percent) {
    long needed = (hit * (long) percent + 99) / 100;
    for (int i = 0; needed > 0 && i < size; i++) {
      if (back[i] >= needed) {
        return ticks[i];
      }
    }
    return -1;
  }
}
