package io.fleettwin.api.inventory;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverCatalogue;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the drivers of one device, all of them in kernel mode. Several services may share one
 * file (wanarp and wanarpv6 do): such a driver starts when the first of them does, and is loaded if
 * any of them is.
 */
final class FoundDrivers {

  private final DriverCatalogue catalogue;
  private final Problems problems;
  private final Map<String, Driver> byModule = new LinkedHashMap<>();

  FoundDrivers(DriverCatalogue catalogue, Problems problems) {
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /**
   * Adds a driver, or what else is known of it.
   *
   * @param vendor empty if not known, as is {@code version}
   */
  void add(
      int line, String module, String vendor, String version, StartType start, LoadState load) {
    Driver old = byModule.get(module);
    if (old == null && byModule.size() == DriverSet.MAX_DRIVERS) {
      problems.rejected(
          line, "", "is over the limit of " + DriverSet.MAX_DRIVERS + " drivers a device");
      return;
    }
    var found =
        new Driver(
            module,
            text(line, "vendor", vendor),
            text(line, "version", version),
            DriverMode.KERNEL,
            start,
            load);
    byModule.put(module, old == null ? found : merged(old, found));
  }

  boolean isEmpty() {
    return byModule.isEmpty();
  }

  /** The drivers, each with its vendor if the catalogue knows it. */
  DriverSet toSet(DriverPool pool) {
    List<Driver> recognised = new ArrayList<>();
    byModule.values().forEach(driver -> recognised.add(catalogue.recognise(driver)));
    return pool.set(recognised);
  }

  private static Driver merged(Driver one, Driver other) {
    return new Driver(
        one.module(),
        one.vendor().isEmpty() ? other.vendor() : one.vendor(),
        one.version().isEmpty() ? other.version() : one.version(),
        DriverMode.KERNEL,
        one.start().compareTo(other.start()) <= 0 ? one.start() : other.start(),
        merged(one.load(), other.load()));
  }

  private static LoadState merged(LoadState one, LoadState other) {
    if (one == LoadState.RUNNING || other == LoadState.RUNNING) {
      return LoadState.RUNNING;
    }
    return one == LoadState.FAILED ? one : other;
  }

  private String text(int line, String field, String value) {
    if (value.length() <= Driver.MAX_TEXT_CHARS) {
      return value;
    }
    problems.noted(
        line, field, "is longer than " + Driver.MAX_TEXT_CHARS + " characters and was left out");
    return "";
  }
}
