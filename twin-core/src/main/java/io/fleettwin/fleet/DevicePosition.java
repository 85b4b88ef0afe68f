package io.fleettwin.fleet;

import io.fleettwin.device.DeviceId;

/**
 * A place in the order of all devices of a world: by cohort, and in a cohort by id. Devices never
 * change their places, so whoever goes on from one misses none and sees none twice, whatever was
 * added meanwhile.
 *
 * @param cohort 0 to {@link Cohorts#COUNT} - 1
 * @param behind id of the device behind which it is; empty for the place before the first one
 */
public record DevicePosition(int cohort, String behind) {

  /** Before all devices. */
  public static final DevicePosition START = new DevicePosition(0, "");

  public DevicePosition {
    if (cohort < 0 || cohort >= Cohorts.COUNT) {
      throw new IllegalArgumentException("a cohort is 0 to " + (Cohorts.COUNT - 1));
    }
    if (!behind.isEmpty() && !DeviceId.isValid(behind)) {
      throw new IllegalArgumentException("a place is behind a device");
    }
  }
}
