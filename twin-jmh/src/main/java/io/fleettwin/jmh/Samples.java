package io.fleettwin.jmh;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.device.At;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.GeneratedDevice;

/** Devices of the fleet that twin bench measures, and what is said of them. */
public final class Samples {

  private static final String PROFILE = "enterprise";
  private static final long SEED = 291;

  private Samples() {}

  public static FleetGenerator generator() {
    return new FleetGenerator(FleetProfiles.inHome().named(PROFILE), SEED);
  }

  public static DeviceEvent.Enrolled enrolled(GeneratedDevice device) {
    return new DeviceEvent.Enrolled(
        new At(0, 1, 0), device.id(), device.profile(), device.drivers(), device.installed());
  }
}
