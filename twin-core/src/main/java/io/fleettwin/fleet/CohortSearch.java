package io.fleettwin.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds devices of a cohort, in the order of their ids. */
public final class CohortSearch {

  private final Rows rows;
  private final RowsById byId;
  private final Traits traits;
  private final DeviceCounts counts;

  /**
   * @param counts of all rows, as the cohort keeps them
   */
  CohortSearch(Rows rows, DeviceCounts counts) {
    this.rows = rows;
    this.byId = new RowsById(rows);
    this.traits = new Traits(rows);
    this.counts = counts;
  }

  /** Takes note of a row that has come, or of its device that has changed. */
  void changed(int row) {
    traits.changed(row);
  }

  /** How many devices match, by attribute. */
  public DeviceCounts count(DeviceFilter filter) {
    if (filter.equals(DeviceFilter.ALL)) {
      return counts;
    }
    Traits.Selection selected = traits.select(filter);
    if (selected.isEmpty()) {
      return new DeviceCounts();
    }
    String prefix = filter.namePrefix();
    return selected.count(
        prefix.isEmpty()
            ? IntStream.range(0, rows.size())
            : Arrays.stream(byId.all(), first(prefix), end(prefix)));
  }

  /**
   * Devices that match.
   *
   * @param behind id of the device behind which the page begins; empty for the first page
   * @param limit how many are wanted at most, at least 1
   * @param looks how many may be looked at, at least 1
   */
  public DevicePage page(DeviceFilter filter, String behind, int limit, int looks) {
    Traits.Selection selected = traits.select(filter);
    if (selected.isEmpty()) {
      return DevicePage.NONE;
    }
    int[] order = byId.all();
    String prefix = filter.namePrefix();
    int first = Math.max(byId.firstNot(id -> id.compareTo(behind) <= 0), first(prefix));
    int end = Math.max(first, end(prefix));
    int stop = (int) Math.min(end, (long) first + looks);
    List<DeviceSummary> found = new ArrayList<>();
    int at = first;
    while (at < stop && found.size() < limit) {
      int row = order[at++];
      if (selected.has(row)) {
        found.add(DeviceSummary.of(rows.device(row), rows.heardTick(row)));
      }
    }
    String reached = at == first ? behind : rows.device(order[at - 1]).id().value();
    return new DevicePage(found, reached, at == end, at - first);
  }

  /** Where in the order of ids those begin that begin so. */
  private int first(String prefix) {
    return byId.firstNot(id -> id.compareTo(prefix) < 0);
  }

  private int end(String prefix) {
    return byId.firstNot(id -> id.compareTo(prefix) < 0 || id.startsWith(prefix));
  }
}
