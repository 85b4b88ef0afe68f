package io.fleettwin.cluster.serialization;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.At;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.BootStatus;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Offer;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoveryMeans;
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
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A device with every field filled, and with another value than a missing field would get. Fixed:
 * golden files are made of it. Sets have one element, since the order of more is another in each
 * process.
 */
final class SampleValues {

  /** In events it is one packed number: another way to pack it would read old events wrongly. */
  private static final Endpoint ENDPOINT =
      new Endpoint(Phase.HANDS_ON, 654_321, 500_000, 1_023, 2, RecoveryMeans.HANDS_WITH_KEY);

  static final At AT = new At(500_000, 0x7A31_9C04_55D1_E2B8L, ENDPOINT.pack());

  static final DeviceProfile PROFILE =
      new DeviceProfile(
          new Hardware("Dell Inc.", "OptiPlex 7010", FormFactor.LAPTOP, DiskType.HDD),
          Edition.ENTERPRISE,
          new Site("Zürich", 120),
          SiteRole.INFRASTRUCTURE,
          true,
          new RecoverySettings(
              true,
              true,
              45,
              240,
              BootStatusPolicy.IGNORE_SHUTDOWN_FAILURES,
              WinReNetwork.WIFI_PASSWORD));

  static final DriverSet DRIVERS =
      new DriverSet(
          List.of(
              new Driver(
                  "csagent.sys",
                  "CrowdStrike, Inc.",
                  "7.11.18110.0",
                  DriverMode.KERNEL,
                  StartType.BOOT,
                  LoadState.RUNNING),
              new Driver(
                  "wudfrd.sys",
                  "Microsoft",
                  "10.0.22621.1",
                  DriverMode.USER,
                  StartType.DEMAND,
                  LoadState.STOPPED)));

  static final InstalledVersions INSTALLED =
      new InstalledVersions(new OsBuild(22631, 3880), "7.11.18110.0", "channel 290");

  static final Offer OFFER =
      new Offer(
          "july-2024",
          3,
          "channel-file-291",
          new VersionChange(Part.CONTENT, "falcon", "291"),
          "csagent.sys");

  static final BootStatus BOOT =
      new BootStatus(
          BootHealth.AWAITING_HANDS,
          499_000,
          2,
          5,
          0x50,
          "csagent.sys",
          RecoveryMeans.HANDS_WITH_KEY);

  static final Assignment ASSIGNMENT =
      new Assignment(
          OFFER,
          InstallProgress.ACTIVE,
          Optional.of(new VersionChange(Part.CONTENT, "falcon", "290")),
          true,
          false,
          RecoveryMeans.HANDS_WITH_KEY);

  static final Assignment EARLIER =
      new Assignment(
          new Offer("june-2024", 1, "kb5039302", new VersionChange(Part.OS, "windows", "26100.1")),
          InstallProgress.ROLLED_BACK,
          Optional.empty(),
          false,
          true,
          RecoveryMeans.ROLLBACK);

  static final Device DEVICE =
      new Device(
          new DeviceId("PC-0042.example"),
          PROFILE,
          DRIVERS,
          INSTALLED,
          BOOT,
          Optional.of(ASSIGNMENT),
          List.of(EARLIER),
          Set.of("hold-1"),
          499_500,
          AT.endpoint(),
          true,
          CommandIds.of(AT.command(), -1),
          17);

  private SampleValues() {}
}
