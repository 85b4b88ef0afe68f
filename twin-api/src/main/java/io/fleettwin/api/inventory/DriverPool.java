package io.fleettwin.api.inventory;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps equal drivers, and equal sets of them, once for all devices of an import: devices are
 * installed from few images, so a fleet's drivers repeat thousands of times.
 */
final class DriverPool {

  private final Map<Driver, Driver> drivers = new HashMap<>();
  private final Map<DriverSet, DriverSet> sets = new HashMap<>();

  DriverSet set(List<Driver> found) {
    List<Driver> shared = new ArrayList<>(found.size());
    found.forEach(driver -> shared.add(drivers.computeIfAbsent(driver, same -> same)));
    return sets.computeIfAbsent(new DriverSet(shared), same -> same);
  }
}
