package io.fleettwin.fleet;

import io.fleettwin.device.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds devices of a cohort, in the order of their ids. The order is made when it is asked for and
 * a device has come since; rows are only ever added, and each keeps its device.
 */
public final class CohortSearch {

  private final Rows rows;
  private final DeviceCounts counts;
  private int[] order = {};

  /**
   * @param counts of all rows, as the cohort keeps them
   */
  CohortSearch(Rows rows, DeviceCounts counts) {
    this.rows = rows;
    this.counts = counts;
  }

  /** How many devices match, by attribute. It looks at all of them, unless none can match. */
  public DeviceCounts count(DeviceFilter filter) {
    if (filter.equals(DeviceFilter.ALL)) {
      return counts;
    }
    DeviceCounts matching = new DeviceCounts();
    if (!counts.ruleOut(filter)) {
      IntStream.range(0, rows.size())
          .mapToObj(rows::device)
          .filter(filter::matches)
          .forEach(matching::add);
    }
    return matching;
  }

  /**
   * Devices that match.
   *
   * @param behind id of the device behind which the page begins; empty for the first page
   * @param limit how many are wanted at most, at least 1
   * @param looks how many may be looked at, at least 1
   */
  public DevicePage page(DeviceFilter filter, String behind, int limit, int looks) {
    if (counts.ruleOut(filter)) {
      return DevicePage.NONE;
    }
    int[] inOrder = inOrder();
    String prefix = filter.namePrefix();
    int first =
        Math.max(
            firstNot(inOrder, id -> id.compareTo(behind) <= 0),
            firstNot(inOrder, id -> id.compareTo(prefix) < 0));
    List<DeviceSummary> found = new ArrayList<>();
    String reached = behind;
    int at = first;
    while (at < inOrder.length && at - first < looks && found.size() < limit) {
      int row = inOrder[at];
      Device device = rows.device(row);
      if (!device.id().value().startsWith(prefix)) {
        return new DevicePage(found, reached, true, at - first);
      }
      reached = device.id().value();
      if (filter.matches(device)) {
        found.add(DeviceSummary.of(device, rows.heardTick(row)));
      }
      at++;
    }
    return new DevicePage(found, reached, at == inOrder.length, at - first);
  }

  /** The first of the rows that comes no longer before a place. */
  private int firstNot(int[] inOrder, Predicate<String> before) {
    int low = 0;
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

  private int[] inOrder() {
    if (order.length < rows.size()) {
      // It merges: those that are in order already stay so, and the new ones are put between them.
      order =
          IntStream.concat(IntStream.of(order), IntStream.range(order.length, rows.size()))
              .boxed()
              .sorted(Comparator.comparing(this::id))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return order;
  }

  private String id(int row) {
    return rows.device(row).id().value();
  }
}
