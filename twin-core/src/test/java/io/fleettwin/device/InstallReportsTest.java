package io.fleettwin.device;

import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.InstallProgress.ACTIVE;
import static io.fleettwin.device.InstallProgress.FAILED;
import static io.fleettwin.device.InstallProgress.INSTALLING;
import static io.fleettwin.device.InstallProgress.PENDING_RESTART;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceEvent.InstallFailed;
import io.fleettwin.device.DeviceEvent.InstallStarted;
import io.fleettwin.device.DeviceEvent.RestartPending;
import io.fleettwin.device.DeviceEvent.Started;
import io.fleettwin.device.DeviceEvent.UpdateActivated;
import io.fleettwin.software.Driver;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an installation goes, as the device reports it. */
class InstallReportsTest {

  @Test
  void contentActsAsSoonAsItIsThere() {
    given(enrol(), offer("o", "r1"))
        .when(progress("p", "r1", ACTIVE))
        .then(UpdateActivated.class)
        .thenProgressIs(ACTIVE)
        .thenContentIs("291");
  }

  @Test
  void anUpdateThatNeedsARestartActsAfterIt() {
    given(enrol(), offer("o", "r1"))
        .when(progress("p1", "r1", INSTALLING))
        .then(InstallStarted.class)
        .when(progress("p2", "r1", PENDING_RESTART))
        .then(RestartPending.class)
        .thenContentIs("290")
        .when(started("b"))
        .then(Started.class, UpdateActivated.class)
        .thenProgressIs(ACTIVE)
        .thenContentIs("291");
  }

  @Test
  void aStartWithoutAPendingUpdateActivatesNothing() {
    given(enrol(), offer("o", "r1"), progress("p", "r1", INSTALLING))
        .when(started("b"))
        .then(Started.class)
        .thenProgressIs(INSTALLING)
        .thenContentIs("290");
  }

  @Test
  void anInstallationThatFailsLeavesTheOldVersion() {
    given(enrol(), offer("o", "r1"), progress("p1", "r1", INSTALLING))
        .when(progress("p2", "r1", FAILED))
        .then(InstallFailed.class)
        .thenProgressIs(FAILED)
        .thenContentIs("290");
  }

  @Test
  void aDriverAnAgentAndWindowsGetTheirNewVersions() {
    var driver = new VersionChange(Part.DRIVER, "sensor.sys", "7.12");
    var agent = new VersionChange(Part.AGENT, "sensor", "7.12");
    var windows = new VersionChange(Part.OS, "windows", "10.0.26100.5074");
    var device =
        given(
                enrol(),
                offer("o1", "r1", driver),
                progress("p1", "r1", ACTIVE),
                offer("o2", "r2", agent),
                progress("p2", "r2", ACTIVE),
                offer("o3", "r3", windows),
                progress("p3", "r3", ACTIVE))
            .device();
    assertThat(device.drivers().find("sensor.sys")).map(Driver::version).contains("7.12");
    assertThat(device.drivers().find("printer.sys")).map(Driver::version).contains("7.11");
    assertThat(device.installed().agent()).isEqualTo("7.12");
    assertThat(device.installed().os()).isEqualTo(new OsBuild(26_100, 5_074));
    assertThat(device.installed().content()).isEqualTo("290");
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"OFFERED", "WITHDRAWN", "ROLLING_BACK"})
  void whatOnlyTheServiceDecidesADeviceCannotReport(InstallProgress notItsOwn) {
    given(enrol(), offer("o", "r1"), progress("p", "r1", FAILED))
        .when(progress("p2", "r1", notItsOwn))
        .thenRefused(RefusalCode.INVALID);
  }

  @Test
  void aReportForARolloutThatOfferedNothingIsRefused() {
    given(enrol(), offer("o", "r1"))
        .when(progress("p", "r2", ACTIVE))
        .thenRefused(RefusalCode.WRONG_STATE);
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"INSTALLING", "PENDING_RESTART"})
  void aReportThatComesLateDoesNotUndoWhatIsActive(InstallProgress late) {
    given(enrol(), offer("o", "r1"), progress("p", "r1", ACTIVE))
        .when(progress("late", "r1", late))
        .thenNothingChanges()
        .thenProgressIs(ACTIVE)
        .thenContentIs("291");
  }

  @Test
  void aReportThatTheDeviceInstallsComesTooLateOnceARestartIsPending() {
    given(enrol(), offer("o", "r1"), progress("p", "r1", PENDING_RESTART))
        .when(progress("late", "r1", INSTALLING))
        .thenNothingChanges()
        .thenProgressIs(PENDING_RESTART);
  }
}
