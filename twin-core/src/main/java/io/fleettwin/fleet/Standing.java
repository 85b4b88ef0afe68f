package io.fleettwin.fleet;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import java.util.Optional;

/**
 * How a device is doing, as far as devices are found by it.
 *
 * @param held whether safeguard holds were placed on the device itself
 */
record Standing(
    boolean decommissioned,
    BootHealth health,
    boolean held,
    Optional<DeviceSummary.Latest> latest) {
  static Standing of(Device device) {
    return new Standing(
        device.decommissioned(),
        device.boot().health(),
        !device.holds().isEmpty(),
        device.assignment().map(DeviceSummary.Latest::of));
  }
}
