package io.fleettwin.forecast;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.StartType;
import java.util.List;

/** Fleets of laptops, desktops and servers with a sensor, for tests. */
public final class Fleets {

  public static final String SENSOR = "csagent.sys";

  private static final OsBuild BUILD = new OsBuild(22631, 3880);

  private static final DriverSet DRIVERS =
      new DriverSet(
          List.of(
              new Driver(
                  SENSOR,
                  "CrowdStrike",
                  "7.11",
                  DriverMode.KERNEL,
                  StartType.BOOT,
                  LoadState.RUNNING)));

  private Fleets() {}

  public static ForecastFleet of(int devices) {
    return ForecastFleet.of(devices, Fleets::device, new Threads(3));
  }

  static GeneratedDevice device(int number) {
    FormFactor form =
        switch (number % 4) {
          case 0 -> FormFactor.SERVER;
          case 1 -> FormFactor.DESKTOP;
          default -> FormFactor.LAPTOP;
        };
    Edition edition = form == FormFactor.SERVER ? Edition.SERVER : Edition.ENTERPRISE;
    return new GeneratedDevice(
        new DeviceId("PC-" + number),
        new DeviceProfile(
            new Hardware("Dell", "Standard", form, DiskType.SSD),
            edition,
            new Site("site-" + number % 7, number % 3 * 60),
            SiteRole.STANDARD,
            number % 2 == 0,
            RecoverySettings.defaultsOf(edition, BUILD, WinReNetwork.WIRED)),
        DRIVERS,
        new InstalledVersions(BUILD, "7.11", "290"));
  }
}
