package io.fleettwin.fleet;

import io.fleettwin.endpoint.Endpoint;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which rows of a cohort are due when. A row has one due tick; a later call replaces it. A heap of
 * rows, the one that is due first on top, that knows where in it each row is: every report of a
 * device moves its due tick, and the former ones must not pile up.
 */
final class DueRows {

  private static final int ABSENT = -1;

  private int[] due = new int[0];
  private int[] position = new int[0];
  private int[] heap = new int[0];
  private int size;

  /** Makes a row due at a tick, and at no other. */
  void set(int row, int tick) {
    if (row >= due.length) {
      if (tick == Endpoint.NEVER) {
        return;
      }
      grow(row);
    }
    int before = due[row];
    if (before == tick) {
      return;
    }
    due[row] = tick;
    if (before == Endpoint.NEVER) {
      add(row);
    } else if (tick == Endpoint.NEVER) {
      remove(row);
    } else {
      settle(row);
    }
  }

  private void grow(int row) {
    int old = due.length;
    int room = Math.max(row + 16, old + (old >> 1));
    due = Arrays.copyOf(due, room);
    position = Arrays.copyOf(position, room);
    Arrays.fill(due, old, room, Endpoint.NEVER);
    Arrays.fill(position, old, room, ABSENT);
  }

  /** Whether a row is due by a tick. */
  boolean isDue(int row, int tick) {
    return row < due.length && due[row] <= tick;
  }

  /** Hands out the rows that are due by a tick, first those due first; they are due never then. */
  void take(int tick, IntConsumer rows) {
    while (next() <= tick) {
      int row = heap[0];
      set(row, Endpoint.NEVER);
      rows.accept(row);
    }
  }

  /** The next tick at which a row is due; {@link Endpoint#NEVER} if none is. */
  int next() {
    return size == 0 ? Endpoint.NEVER : due[heap[0]];
  }

  private void add(int row) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, Math.max(16, size + (size >> 1)));
    }
    place(row, size++);
    settle(row);
  }

  private void remove(int row) {
    int hole = position[row];
    position[row] = ABSENT;
    int last = heap[--size];
    if (last != row) {
      place(last, hole);
      settle(last);
    }
  }

  private void place(int row, int at) {
    heap[at] = row;
    position[row] = at;
  }

  /** Moves a row up or down to where it belongs. */
  private void settle(int row) {
    int at = position[row];
    while (at > 0 && isBefore(row, heap[(at - 1) / 2])) {
      place(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    for (int child = firstChild(at); child < size; child = firstChild(at)) {
      if (!isBefore(heap[child], row)) {
        break;
      }
      place(heap[child], at);
      at = child;
    }
    place(row, at);
  }

  /** The position of the earlier one of two children. */
  private int firstChild(int at) {
    int left = 2 * at + 1;
    return left + 1 < size && isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
  }

  private boolean isBefore(int row, int other) {
    return due[row] < due[other] || (due[row] == due[other] && row < other);
  }
}
