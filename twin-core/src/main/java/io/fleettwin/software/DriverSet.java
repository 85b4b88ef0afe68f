package io.fleettwin.software;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The drivers of a device, ordered by module, each module once. Device images repeat: thousands of
 * devices share one set, so sets are kept once and named by their content.
 *
 * @param drivers at most {@value #MAX_DRIVERS}
 */
public record DriverSet(List<Driver> drivers) {

  /** The most drivers a device can have; a usual Windows installation has 350 to 450. */
  public static final int MAX_DRIVERS = 2_000;

  /** A device of which no driver is known. */
  public static final DriverSet EMPTY = new DriverSet(List.of());

  public DriverSet {
    if (drivers.size() > MAX_DRIVERS) {
      throw new IllegalArgumentException(
          drivers.size() + " drivers, at most " + MAX_DRIVERS + " allowed");
    }
    var sorted = new ArrayList<>(drivers);
    sorted.sort(Comparator.comparing(Driver::module));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).module().equals(sorted.get(i - 1).module())) {
        throw new IllegalArgumentException("module " + sorted.get(i).module() + " stands twice");
      }
    }
    drivers = List.copyOf(sorted);
  }

  /** The driver with this module name (lower case), if the device has it. */
  public Optional<Driver> find(String module) {
    int low = 0;
    int high = drivers.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Driver driver = drivers.get(middle);
      int order = driver.module().compareTo(module);
      if (order == 0) {
        return Optional.of(driver);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** The same set with one driver added, or replaced if its module is there already. */
  public DriverSet with(Driver driver) {
    var changed = new ArrayList<>(drivers);
    changed.removeIf(other -> other.module().equals(driver.module()));
    changed.add(driver);
    return new DriverSet(changed);
  }
}
