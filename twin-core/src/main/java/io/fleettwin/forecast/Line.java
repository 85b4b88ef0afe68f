package io.fleettwin.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/**
 * The devices that wait for one resource: who is up or down for longest goes first, then the order
 * of the rows. Who has gone in the meantime, or comes twice, is found out when it is his turn.
 */
final class Line {

  /** What became of somebody whose turn it was. */
  static final int GONE = 0;

  /** He got what he waited for, or missed it, and it is used up. */
  static final int SERVED = 1;

  /** He missed it, and waits on. */
  static final int MISSED = 2;

  /** Rows that wait since the same tick. */
  private static final class Since {
    private int[] rows = new int[4];
    private int size;
    private boolean sorted = true;

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      sorted = sorted && (size == 0 || rows[size - 1] < row);
      rows[size++] = row;
    }

    void sort() {
      if (!sorted) {
        Arrays.sort(rows, 0, size);
        sorted = true;
      }
    }
  }

  private final TreeMap<Integer, Since> bySince = new TreeMap<>();

  void add(int row, int since) {
    bySince.computeIfAbsent(since, tick -> new Since()).add(row);
  }

  boolean isEmpty() {
    return bySince.isEmpty();
  }

  /**
   * Serves those who are first.
   *
   * @param amount how many can be served
   * @param serve is given a row and since when it waits, and says what became of it
   */
  void serve(int amount, IntBinaryOperator serve) {
    int left = amount;
    List<Integer> empty = new ArrayList<>();
    for (var entry : bySince.entrySet()) {
      if (left == 0) {
        break;
      }
      Since since = entry.getValue();
      left = serve(since, entry.getKey(), left, serve);
      if (since.size == 0) {
        empty.add(entry.getKey());
      }
    }
    empty.forEach(bySince::remove);
  }

  private static int serve(Since since, int tick, int amount, IntBinaryOperator serve) {
    since.sort();
    int left = amount;
    int kept = 0;
    int at = 0;
    int before = -1;
    for (; at < since.size && left > 0; at++) {
      int row = since.rows[at];
      if (row == before) {
        continue;
      }
      before = row;
      int became = serve.applyAsInt(row, tick);
      left -= became == GONE ? 0 : 1;
      if (became == MISSED) {
        since.rows[kept++] = row;
      }
    }
    while (at < since.size && since.rows[at] == before) {
      at++;
    }
    System.arraycopy(since.rows, at, since.rows, kept, since.size - at);
    since.size -= at - kept;
    return left;
  }
}
