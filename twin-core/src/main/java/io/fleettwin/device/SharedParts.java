package io.fleettwin.device;

import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts that devices have in common, as one object for all: of the thousand bytes that a device
 * is when it is read, some three hundred are its own. It makes no difference but for memory.
 */
final class SharedParts {

  private static final SharedValues PARTS = new SharedValues(4_096);

  /** A set of drivers can have tens of thousands of bytes: fewer of them are kept. */
  private static final SharedValues DRIVERS = new SharedValues(64);

  private SharedParts() {}

  /** Whole profiles are not shared: half of those in a large fleet differ. */
  static DeviceProfile of(DeviceProfile profile) {
    return new DeviceProfile(
        PARTS.one(profile.hardware()),
        profile.edition(),
        PARTS.one(profile.site()),
        profile.role(),
        profile.encrypted(),
        PARTS.one(profile.recovery()));
  }

  static DriverSet of(DriverSet drivers) {
    return DRIVERS.one(drivers);
  }

  static InstalledVersions of(InstalledVersions installed) {
    return PARTS.one(installed);
  }

  static BootStatus of(BootStatus boot) {
    return PARTS.one(boot);
  }

  /** Devices that have come equally far with an update have all of it in common. */
  static Optional<Assignment> of(Optional<Assignment> assignment) {
    return PARTS.one(assignment);
  }

  static List<Assignment> of(List<Assignment> earlier) {
    return PARTS.one(List.copyOf(earlier));
  }

  static Set<String> of(Set<String> holds) {
    return PARTS.one(Set.copyOf(holds));
  }
}
