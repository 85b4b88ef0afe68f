package io.fleettwin.api.inventory;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverCatalogue;
import io.fleettwin.software.DriverKind;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import java.util.List;
import java.util.Optional;

/** The security agent of a device, told by the anti-virus filter that it loads. */
final class SecurityAgent {

  private SecurityAgent() {}

  /**
   * The version of the loaded anti-virus filters; empty unless there is exactly one version.
   * Microsoft's own filter is on every device, and counts only where there is no other.
   */
  static Optional<String> version(DriverSet drivers, DriverCatalogue catalogue) {
    List<Driver> loaded =
        drivers.drivers().stream()
            .filter(driver -> driver.load() == LoadState.RUNNING)
            .filter(driver -> isAntiVirus(driver, catalogue))
            .toList();
    List<Driver> others = loaded.stream().filter(driver -> !isMicrosofts(driver)).toList();
    List<String> versions =
        (others.isEmpty() ? loaded : others).stream().map(Driver::version).distinct().toList();
    return versions.size() == 1 && !versions.get(0).isEmpty()
        ? Optional.of(versions.get(0))
        : Optional.empty();
  }

  private static boolean isAntiVirus(Driver driver, DriverCatalogue catalogue) {
    return catalogue
        .find(driver.module())
        .filter(known -> known.kind() == DriverKind.ANTI_VIRUS)
        .isPresent();
  }

  private static boolean isMicrosofts(Driver driver) {
    return driver.vendor().startsWith("Microsoft");
  }
}
