package io.fleettwin.forecast;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * The devices that wait for one resource: who is up or down for longest goes first, then the order
 * of the rows. Who has gone in the meantime, or comes twice, is found out when it is his turn.
 */
final class Line {

  /** What became of somebody whose turn it was. */
  static final byte GONE = 0;

  /** He got what he waited for, or missed it, and it is used up. */
  static final byte SERVED = 1;

  /** He missed it, and waits on. */
  static final byte MISSED = 2;

  /** Serves some. */
  interface Turn {

    /**
     * It is the turn of some rows.
     *
     * @param since when they wait
     * @param became takes what became of each, in the same order
     */
    void come(int[] rows, int from, int to, int since, byte[] became);
  }

  /** Rows that wait since the same tick. */
  private static final class Since {
    private final int tick;
    private int[] rows = new int[4];
    private int size;
    private boolean sorted = true;

    Since(int tick) {
      this.tick = tick;
    }

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      sorted = sorted && (size == 0 || rows[size - 1] < row);
      rows[size++] = row;
    }

    /** Puts them in order, each once. */
    void sort() {
      if (!sorted) {
        Arrays.sort(rows, 0, size);
        int kept = 1;
        for (int at = 1; at < size; at++) {
          if (rows[at] != rows[kept - 1]) {
            rows[kept++] = rows[at];
          }
        }
        size = kept;
        sorted = true;
      }
    }
  }

  private final TreeMap<Integer, Since> bySince = new TreeMap<>();

  /** The one that somebody was added to last: many come at a time. */
  private Since latest = new Since(-1);

  private byte[] became = new byte[64];

  void add(int row, int since) {
    if (since != latest.tick) {
      latest = bySince.computeIfAbsent(since, Since::new);
    }
    latest.add(row);
  }

  boolean isEmpty() {
    return bySince.isEmpty();
  }

  /**
   * Serves those who are first.
   *
   * @param amount how many can be served
   */
  void serve(int amount, Turn turn) {
    int left = amount;
    for (var all = bySince.values().iterator(); left > 0 && all.hasNext(); ) {
      Since since = all.next();
      left = serve(since, left, turn);
      if (since.size == 0) {
        all.remove();
        latest = since == latest ? new Since(-1) : latest;
      }
    }
  }

  private int serve(Since since, int amount, Turn turn) {
    since.sort();
    int left = amount;
    int kept = 0;
    int at = 0;
    while (at < since.size && left > 0) {
      int from = at;
      at = from + Math.min(left, since.size - from);
      if (became.length < at - from) {
        became = new byte[Math.max(at - from, 2 * became.length)];
      }
      turn.come(since.rows, from, at, since.tick, became);
      for (int i = from; i < at; i++) {
        int what = became[i - from];
        left -= what == GONE ? 0 : 1;
        if (what == MISSED) {
          since.rows[kept++] = since.rows[i];
        }
      }
    }
    System.arraycopy(since.rows, at, since.rows, kept, since.size - at);
    since.size -= at - kept;
    return left;
  }
}
