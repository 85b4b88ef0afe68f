package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportedDeviceTest {

  private static final ImportedDevice SILENT = ImportedDevice.of(Fixtures.DEVICE);

  private static final ImportedDevice TOLD =
      new ImportedDevice(
          Fixtures.DEVICE,
          Optional.of("LT-1001"),
          Optional.of("Dell Inc."),
          Optional.of("Latitude 5440"),
          Optional.of(FormFactor.LAPTOP),
          Optional.of(Edition.HOME),
          Optional.of(new OsBuild(22631, 3880)),
          Optional.of(true),
          Optional.of("7.16"),
          Optional.empty());

  private static final DeviceProfile KNOWN =
      new DeviceProfile(
          new Hardware("HP", "Old", FormFactor.KIOSK, DiskType.HDD),
          Edition.ENTERPRISE,
          new Site("Essen", 60),
          SiteRole.INFRASTRUCTURE,
          true,
          RecoverySettings.defaultsOf(
              Edition.ENTERPRISE, RecoverySettings.FIRST_BUILD, WinReNetwork.NONE));

  @Test
  void aDeviceOfWhichNothingIsToldGetsTheDefaults() {
    assertThat(SILENT.profile())
        .isEqualTo(
            new DeviceProfile(
                new Hardware("", "", FormFactor.DESKTOP, DiskType.SSD),
                Edition.PRO,
                new Site("unknown", 0),
                SiteRole.STANDARD,
                false,
                RecoverySettings.defaultsOf(
                    Edition.PRO, new OsBuild(26100, 0), WinReNetwork.WIRED)));
    assertThat(SILENT.installed()).isEqualTo(new InstalledVersions(new OsBuild(26100, 0), "", ""));
    assertThat(SILENT.driverSet()).isEqualTo(DriverSet.EMPTY);
  }

  @Test
  void whatIsToldReplacesTheDefaultsAndEditionAndBuildDecideOnRecovery() {
    DeviceProfile profile = TOLD.profile();
    assertThat(profile.hardware())
        .isEqualTo(new Hardware("Dell Inc.", "Latitude 5440", FormFactor.LAPTOP, DiskType.SSD));
    assertThat(profile.recovery())
        .isEqualTo(
            RecoverySettings.defaultsOf(
                Edition.HOME, new OsBuild(22631, 3880), WinReNetwork.WIRED));
    assertThat(profile.recovery().cloudRemediation()).as("build 22631 does not have it").isFalse();
    assertThat(profile.encrypted()).isTrue();
    assertThat(TOLD.installed())
        .isEqualTo(new InstalledVersions(new OsBuild(22631, 3880), "7.16", ""));
  }

  @Test
  void aSilentInventoryChangesNothingThatIsKnown() {
    var installed = new InstalledVersions(new OsBuild(19045, 1), "1", "2");
    assertThat(SILENT.profile(KNOWN)).isEqualTo(KNOWN);
    assertThat(SILENT.installed(installed)).isEqualTo(installed);
    assertThat(SILENT.driverSet(drivers(driver("a.sys", "A", "1"))))
        .isEqualTo(drivers(driver("a.sys", "A", "1")));
  }

  @Test
  void whatIsToldReplacesWhatIsKnownButSiteAndRecoveryStay() {
    DeviceProfile profile = TOLD.profile(KNOWN);
    assertThat(profile.edition()).isEqualTo(Edition.HOME);
    assertThat(profile.hardware())
        .isEqualTo(new Hardware("Dell Inc.", "Latitude 5440", FormFactor.LAPTOP, DiskType.HDD));
    assertThat(profile.site()).isEqualTo(KNOWN.site());
    assertThat(profile.role()).isEqualTo(SiteRole.INFRASTRUCTURE);
    assertThat(profile.recovery()).isEqualTo(KNOWN.recovery());
  }

  @Test
  void driversThatWereFoundReplaceAllThatWereKnownButKeepTheirKnownVersions() {
    ImportedDevice found =
        SILENT.with(drivers(driver("a.sys", "", ""), driver("new.sys", "N", "3")));
    DriverSet known = drivers(driver("a.sys", "A", "1"), driver("gone.sys", "G", "2"));
    assertThat(found.driverSet(known))
        .isEqualTo(drivers(driver("a.sys", "A", "1"), driver("new.sys", "N", "3")));
  }

  private static DriverSet drivers(Driver... drivers) {
    return new DriverSet(List.of(drivers));
  }

  private static Driver driver(String module, String vendor, String version) {
    return new Driver(
        module, vendor, version, DriverMode.KERNEL, StartType.BOOT, LoadState.RUNNING);
  }
}
