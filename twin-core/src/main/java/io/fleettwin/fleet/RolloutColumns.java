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

  /** For each ring, how many devices at the head of the order are known not to be open members. */
  private final int[] passed;

  private byte[] ring = new byte[16];
  private int[] mask = new int[16];

  RolloutColumns(int rings) {
    tallies = new int[rings][COUNTS];
    passed = new int[rings];
  }

  /** A device stands in these counts of a ring, and in no others; no ring is -1. */
  void set(int row, int newRing, int newMask) {
    if (row >= mask.length) {
      int size = Math.max(row + 1, mask.length + (mask.length >> 1));
      ring = Arrays.copyOf(ring, size);
      mask = Arrays.copyOf(mask, size);
    }
    int counted = newRing < 0 ? 0 : newMask;
    if (ring[row] == newRing && mask[row] == counted) {
      return;
    }
    if (mask[row] != 0) {
      add(ring[row], mask[row], -1);
    }
    ring[row] = (byte) newRing;
    mask[row] = counted;
    if (counted != 0) {
      add(newRing, counted, 1);
      passed[newRing] = isOpenMember(row, newRing) ? 0 : passed[newRing];
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

  /** The position in the order before which there is no open member of a ring. */
  int firstOpen(int ofRing, int[] order) {
    int first = passed[ofRing];
    while (first < order.length && !isOpenMember(order[first], ofRing)) {
      first++;
    }
    passed[ofRing] = first;
    return first;
  }

  int count(int ofRing, Count count) {
    return tallies[ofRing][count.ordinal()];
  }

  List<Tally> tallies() {
    List<Tally> list = new ArrayList<>(tallies.length);
    for (int[] counts : tallies) {
      list.add(Tally.of(counts));
    }
    return list;
  }
}
