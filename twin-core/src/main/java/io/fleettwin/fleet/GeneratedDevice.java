package io.fleettwin.fleet;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;

/** A device made from a fleet profile, ready to be enrolled. */
public record GeneratedDevice(
    DeviceId id, DeviceProfile profile, DriverSet drivers, InstalledVersions installed) {}
