package io.fleettwin.forecast;

import io.fleettwin.endpoint.Endpoint;

/**
 * Of each row of the fleet the ring it belongs to, and the tick at which something from outside
 * last touched it: four bytes.
 */
final class RingColumn {

  /** The ring of those that no ring has. */
  static final int NONE = -1;

  private static final int TICK_BITS =
      Integer.SIZE - Integer.numberOfLeadingZeros(Endpoint.MAX_TICK);
  private static final int TICK_MASK = (1 << TICK_BITS) - 1;

  /** One more than the ring, and the tick. */
  private final int[] bits;

  /** Rows that no ring has. */
  RingColumn(int rows) {
    bits = new int[rows];
  }

  int ring(int row) {
    return (bits[row] >>> TICK_BITS) - 1;
  }

  void belongsTo(int row, int ring) {
    bits[row] = (ring + 1) << TICK_BITS | touched(row);
  }

  int touched(int row) {
    return bits[row] & TICK_MASK;
  }

  void touch(int row, int tick) {
    bits[row] = (bits[row] & ~TICK_MASK) | tick;
  }
}
