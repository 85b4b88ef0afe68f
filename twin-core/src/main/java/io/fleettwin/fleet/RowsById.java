package io.fleettwin.fleet;

import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Rows in the order of their devices' ids. It is made when it is asked for and a device has come
 * since; rows are only ever added, and each keeps its device.
 */
final class RowsById {

  private final Rows rows;
  private int[] order = {};

  RowsById(Rows rows) {
    this.rows = rows;
  }

  /** All rows; not to be changed. */
  int[] all() {
    if (order.length < rows.size()) {
      order = merged(order, sorted(order.length, rows.size()));
    }
    return order;
  }

  private int[] sorted(int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparing(this::id))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Of few that are new, each looks for its place: that reads fewer names than going by all. */
  private int[] merged(int[] known, int[] added) {
    int[] merged = new int[known.length + added.length];
    int taken = 0;
    for (int i = 0; i < added.length; i++) {
      String id = id(added[i]);
      int place = firstNot(known, taken, other -> other.compareTo(id) < 0);
      System.arraycopy(known, taken, merged, taken + i, place - taken);
      merged[place + i] = added[i];
      taken = place;
    }
    System.arraycopy(known, taken, merged, taken + added.length, known.length - taken);
    return merged;
  }

  /** Where in the order those begin that do not come before a place any more. */
  int firstNot(Predicate<String> before) {
    return firstNot(all(), 0, before);
  }

  private int firstNot(int[] inOrder, int from, Predicate<String> before) {
    int low = from;
    int high = inOrder.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before.test(id(inOrder[middle]))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private String id(int row) {
    return rows.device(row).id().value();
  }
}
