package io.fleettwin.endpoint;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.software.OsBuild;

/**
 * What the model needs to know of a device.
 *
 * @param key the device's number in random draws
 * @param os build of its Windows
 * @param defective whether the defect of its current update hits it
 * @param recurs whether that fault comes back at every start
 */
public record Facts(
    long key, DeviceProfile profile, OsBuild os, boolean defective, boolean recurs) {}
