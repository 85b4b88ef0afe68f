package io.fleettwin.api.json;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;

/** What an enrolment or an inventory says of a device. */
public record DeviceAttributes(
    DeviceProfile profile, DriverSet drivers, InstalledVersions installed) {}
