package io.fleettwin.fleet;

import io.fleettwin.device.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Finds devices of a cohort, in the order of their ids. The order is made when it is asked for and
 * a device has come since; rows are only ever added, and each keeps its device.
 */
public final class CohortSearch {

  private final List<Device> devices;
  private final DeviceCounts counts;
  private final ToIntFunction<Device> heardTick;
  private int[] order = {};

  /**
   * @param devices by row, as the cohort keeps them
   * @param counts of all of them, as the cohort keeps them
   * @param heardTick when a device was last heard of
   */
  CohortSearch(List<Device> devices, DeviceCounts counts, ToIntFunction<Device> heardTick) {
    this.devices = devices;
    this.counts = counts;
    this.heardTick = heardTick;
  }

  /** How many devices match, by attribute. It looks at all of them, unless none can match. */
  public DeviceCounts count(DeviceFilter filter) {
    if (filter.equals(DeviceFilter.ALL)) {
      return counts;
    }
    DeviceCounts matching = new DeviceCounts();
    if (!counts.ruleOut(filter)) {
      devices.stream().filter(filter::matches).forEach(matching::add);
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
    int[] rows = inOrder();
    String prefix = filter.namePrefix();
    int first =
        Math.max(
            firstNot(rows, id -> id.compareTo(behind) <= 0),
            firstNot(rows, id -> id.compareTo(prefix) < 0));
    List<DeviceSummary> found = new ArrayList<>();
    String reached = behind;
    int at = first;
    while (at < rows.length && at - first < looks && found.size() < limit) {
      Device device = devices.get(rows[at]);
      if (!device.id().value().startsWith(prefix)) {
        return new DevicePage(found, reached, true, at - first);
      }
      reached = device.id().value();
      if (filter.matches(device)) {
        found.add(DeviceSummary.of(device, heardTick.applyAsInt(device)));
      }
      at++;
    }
    return new DevicePage(found, reached, at == rows.length, at - first);
  }

  /** The first of the rows that comes no longer before a place. */
  private int firstNot(int[] rows, Predicate<String> before) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before.test(id(rows[middle]))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int[] inOrder() {
    if (order.length < devices.size()) {
      // It merges: those that are in order already stay so, and the new ones are put between them.
      order =
          IntStream.concat(IntStream.of(order), IntStream.range(order.length, devices.size()))
              .boxed()
              .sorted(Comparator.comparing(this::id))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return order;
  }

  private String id(int row) {
    return devices.get(row).id().value();
  }
}
