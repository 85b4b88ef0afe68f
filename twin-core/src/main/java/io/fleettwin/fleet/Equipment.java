package io.fleettwin.fleet;

import io.fleettwin.device.Device;
import io.fleettwin.device.FormFactor;
import io.fleettwin.software.InstalledVersions;

/** What a machine is and has, as far as devices are found and counted by it. */
record Equipment(FormFactor formFactor, InstalledVersions installed) {
  static Equipment of(Device device) {
    return new Equipment(device.profile().hardware().formFactor(), device.installed());
  }
}
