package io.fleettwin.fleet;

import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the devices of a cohort stand in one rollout: a column of rings and one of counts. */
final class RolloutColumns {

  private static final int COUNTS = Count.values().length;

  private final int[][] tallies;
  private byte[] ring = new byte[16];
  private int[] mask = new int[16];

  RolloutColumns(int rings) {
    tallies = new int[rings][COUNTS];
  }

  /** A device stands in these counts of a ring, and in no others; no ring is -1. */
  void set(int row, int newRing, int newMask) {
    if (row >= mask.length) {
      int size = Math.max(row + 1, mask.length * 2);
      ring = Arrays.copyOf(ring, size);
      mask = Arrays.copyOf(mask, size);
    }
    if (mask[row] != 0) {
      add(ring[row], mask[row], -1);
    }
    ring[row] = (byte) newRing;
    mask[row] = newRing < 0 ? 0 : newMask;
    if (mask[row] != 0) {
      add(ring[row], mask[row], 1);
    }
  }

  private void add(int ofRing, int bits, int sign) {
    int left = bits;
    while (left != 0) {
      tallies[ofRing][Integer.numberOfTrailingZeros(left)] += sign;
      left &= left - 1;
    }
  }

  /** Whether a device can still be offered the update of a ring. */
  boolean isOpenMember(int row, int ofRing) {
    return row < mask.length
        && ring[row] == ofRing
        && (mask[row] & Count.MEMBERS.bit()) != 0
        && (mask[row] & (Count.OFFERED.bit() | Count.HELD.bit())) == 0;
  }

  List<Tally> tallies() {
    List<Tally> list = new ArrayList<>(tallies.length);
    for (int[] counts : tallies) {
      list.add(Tally.of(counts));
    }
    return list;
  }
}
