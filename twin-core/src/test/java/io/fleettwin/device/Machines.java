package io.fleettwin.device;

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

/** Machines for tests: usual ones, with SSD, wired in WinRE, not encrypted, at a site in UTC. */
public final class Machines {

  public static final DeviceId ID = new DeviceId("PC-0001");

  /** A security sensor that loads with Windows, and a driver whose printer is not there. */
  public static final DriverSet DRIVERS =
      new DriverSet(
          List.of(
              driver("sensor.sys", StartType.BOOT, LoadState.RUNNING),
              driver("printer.sys", StartType.DEMAND, LoadState.STOPPED)));

  public static final InstalledVersions INSTALLED =
      new InstalledVersions(new OsBuild(26_100, 4_770), "7.11", "290");

  private Machines() {}

  public static DeviceProfile desktop() {
    return machine(FormFactor.DESKTOP, Edition.ENTERPRISE);
  }

  public static DeviceProfile laptop() {
    return machine(FormFactor.LAPTOP, Edition.ENTERPRISE);
  }

  public static DeviceProfile kiosk() {
    return machine(FormFactor.KIOSK, Edition.ENTERPRISE);
  }

  /** A server, which ignores boot failures as they are commonly set. */
  public static DeviceProfile server() {
    return machine(FormFactor.SERVER, Edition.SERVER);
  }

  public static DeviceProfile machine(FormFactor formFactor, Edition edition) {
    return new DeviceProfile(
        new Hardware("Contoso", "Model 1", formFactor, DiskType.SSD),
        edition,
        new Site("Headquarters", 0),
        SiteRole.STANDARD,
        false,
        RecoverySettings.defaultsOf(edition, INSTALLED.os(), WinReNetwork.WIRED));
  }

  public static DeviceProfile encrypted(DeviceProfile profile) {
    return new DeviceProfile(
        profile.hardware(),
        profile.edition(),
        profile.site(),
        profile.role(),
        true,
        profile.recovery());
  }

  public static DeviceProfile withHardDisk(DeviceProfile profile) {
    var hardware = profile.hardware();
    return new DeviceProfile(
        new Hardware(hardware.make(), hardware.model(), hardware.formFactor(), DiskType.HDD),
        profile.edition(),
        profile.site(),
        profile.role(),
        profile.encrypted(),
        profile.recovery());
  }

  public static DeviceProfile at(int utcOffsetMinutes, DeviceProfile profile) {
    return new DeviceProfile(
        profile.hardware(),
        profile.edition(),
        new Site("Elsewhere", utcOffsetMinutes),
        profile.role(),
        profile.encrypted(),
        profile.recovery());
  }

  public static DeviceProfile with(RecoverySettings recovery, DeviceProfile profile) {
    return new DeviceProfile(
        profile.hardware(),
        profile.edition(),
        profile.site(),
        profile.role(),
        profile.encrypted(),
        recovery);
  }

  private static Driver driver(String module, StartType start, LoadState load) {
    return new Driver(module, "Contoso", "7.11", DriverMode.KERNEL, start, load);
  }
}
