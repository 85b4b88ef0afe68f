package io.fleettwin.device;

import static io.fleettwin.device.Commands.crash;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.failedStart;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceEvent.BugChecked;
import io.fleettwin.device.DeviceEvent.EnteredBootLoop;
import io.fleettwin.device.DeviceEvent.EnteredRecovery;
import io.fleettwin.device.DeviceEvent.StartFailed;
import io.fleettwin.device.DeviceEvent.Started;
import org.junit.jupiter.api.Test;

/** Starts that succeed and fail, as the device reports them. */
class BootReportsTest {

  @Test
  void oneFailedStartIsCountedAndWindowsIsTriedAgain() {
    var device = given(enrol()).when(failedStart("b1")).then(StartFailed.class).device();
    assertThat(device.boot().failedStarts()).isEqualTo(1);
    assertThat(device.boot().health()).isNotEqualTo(BootHealth.RECOVERY);
  }

  @Test
  void aDeviceWhoseStartHasFailedIsNotUp() {
    var device = given(enrol()).when(failedStart("b1")).device();
    assertThat(device.boot().health()).isNotIn(BootHealth.HEALTHY, BootHealth.DEGRADED);
  }

  @Test
  void twoFailedStartsInARowLeadIntoWinRe() {
    given(enrol(), failedStart("b1"))
        .when(failedStart("b2"))
        .then(StartFailed.class, EnteredRecovery.class)
        .thenItIs(BootHealth.RECOVERY);
  }

  @Test
  void twoFailedStartsThatAreNotInARowDoNot() {
    var device =
        given(enrol(), failedStart("b1"), started("b2"))
            .when(failedStart("b3"))
            .then(StartFailed.class)
            .device();
    assertThat(device.boot().failedStarts()).isEqualTo(1);
  }

  @Test
  void aServerThatIgnoresBootFailuresLoopsAndNeverComesIntoWinRe() {
    var server =
        given(enrol("e", Machines.server()), failedStart("b1"))
            .when(failedStart("b2"))
            .then(StartFailed.class, EnteredBootLoop.class)
            .thenItIs(BootHealth.BOOT_LOOP);
    for (int i = 3; i < 30; i++) {
      server.when(failedStart("b" + i)).thenItIs(BootHealth.BOOT_LOOP);
    }
    assertThat(server.device().boot().failedStarts()).isEqualTo(29);
  }

  @Test
  void aBootLoopBeginsOnce() {
    var server = given(enrol("e", Machines.server()), failedStart("b1", 10), failedStart("b2", 20));
    assertThat(server.when(failedStart("b3", 30)).device().boot().sinceTick()).isEqualTo(20);
  }

  @Test
  void aStartThatSucceedsEndsTheCountAndTheTrouble() {
    var device =
        given(enrol(), crash("c"), failedStart("b1"), failedStart("b2"))
            .when(started("b3"))
            .then(Started.class)
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(device.boot().failedStarts()).isZero();
  }

  @Test
  void aCrashIsKeptWithStopCodeAndFaultingModule() {
    var device =
        given(enrol(), crash("c1"))
            .when(crash("c2"))
            .then(BugChecked.class)
            .thenItIs(BootHealth.CRASHED)
            .device();
    assertThat(device.boot().bugChecks()).isEqualTo(2);
    assertThat(device.boot().lastStopCode()).isEqualTo(Commands.STOP_CODE);
    assertThat(device.boot().faultingModule()).isEqualTo("sensor.sys");
  }

  @Test
  void whatStoppedItLastIsStillKnownWhenItIsUpAgain() {
    var device = given(enrol(), crash("c")).when(started("b")).device();
    assertThat(device.boot().lastStopCode()).isEqualTo(Commands.STOP_CODE);
    assertThat(device.boot().faultingModule()).isEqualTo("sensor.sys");
    assertThat(device.boot().bugChecks()).isEqualTo(1);
  }

  @Test
  void aCrashIsNotYetAFailedStart() {
    assertThat(given(enrol()).when(crash("c")).device().boot().failedStarts()).isZero();
  }
}
