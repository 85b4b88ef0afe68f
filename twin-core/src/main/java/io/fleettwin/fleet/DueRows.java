package io.fleettwin.fleet;

import io.fleettwin.endpoint.Endpoint;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/** Which rows of a cohort are due when. A row has one due tick; a later call replaces it. */
final class DueRows {

  private final PriorityQueue<Long> queue = new PriorityQueue<>();
  private int[] due = new int[0];

  /** Makes a row due at a tick, and at no other. */
  void set(int row, int tick) {
    if (row >= due.length) {
      int old = due.length;
      due = Arrays.copyOf(due, Math.max(row + 16, old * 2));
      Arrays.fill(due, old, due.length, Endpoint.NEVER);
    }
    if (due[row] != tick) {
      due[row] = tick;
      if (tick < Endpoint.NEVER) {
        queue.add((long) tick << 32 | row);
      }
    }
  }

  /** Hands out the rows that are due by a tick, and makes them due never. */
  void take(int tick, IntConsumer rows) {
    int next = next();
    while (next <= tick) {
      int row = (int) (long) queue.remove();
      due[row] = Endpoint.NEVER;
      rows.accept(row);
      next = next();
    }
  }

  /** The next tick at which a row is due; {@link Endpoint#NEVER} if none is. */
  int next() {
    while (!queue.isEmpty()) {
      long first = queue.peek();
      int tick = (int) (first >>> 32);
      if (due[(int) first] == tick) {
        return tick;
      }
      queue.remove();
    }
    return Endpoint.NEVER;
  }
}
