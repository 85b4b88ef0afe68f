package io.fleettwin.device;

import static io.fleettwin.device.Commands.agent;
import static io.fleettwin.device.Commands.crash;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.failedStart;
import static io.fleettwin.device.Commands.heartbeat;
import static io.fleettwin.device.Commands.mended;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.Commands.simulated;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceEvent.InstallStarted;
import io.fleettwin.device.DeviceEvent.Remediated;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices that are mended, and steps of the simulation that are kept. */
class RemediationTest {

  private static final At AT = new At(Commands.TICK, Draws.keyOf("s"), 7);

  @Test
  void aDeviceThatIsDownStartsOnceItIsMended() {
    var device =
        given(enrol(), crash("c"), failedStart("b1"), failedStart("b2"))
            .when(mended("m", RecoveryMeans.HANDS_WITH_KEY))
            .then(Remediated.class)
            .thenItIs(BootHealth.BOOTING)
            .when(started("b3"))
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(device.boot().recoveredBy()).isEqualTo(RecoveryMeans.HANDS_WITH_KEY);
  }

  @Test
  void aDeviceWhoseAgentWasDownIsHealthyOnceItIsMended() {
    var device =
        given(enrol(), agent("a", false))
            .thenItIs(BootHealth.DEGRADED)
            .when(mended("m", RecoveryMeans.ROLLBACK))
            .then(Remediated.class)
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(device.boot().recoveredBy()).isEqualTo(RecoveryMeans.ROLLBACK);
  }

  @ParameterizedTest
  @EnumSource(
      value = RecoveryMeans.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE"})
  void theMeansIsKept(RecoveryMeans means) {
    var device = given(enrol(), crash("c")).when(mended("m", means)).device();
    assertThat(device.boot().recoveredBy()).isEqualTo(means);
  }

  @Test
  void whoMendedADeviceMaySaySoAfterItIsUpAgain() {
    var up = given(enrol(), crash("c"), failedStart("b1"), failedStart("b2")).when(heartbeat("h"));
    int since = up.device().boot().sinceTick();
    var late = new DeviceCommand.Remediate("m", Commands.TICK + 60, RecoveryMeans.HANDS);
    var device = up.when(late).then(Remediated.class).thenItIs(BootHealth.HEALTHY).device();
    assertThat(device.boot().recoveredBy()).isEqualTo(RecoveryMeans.HANDS);
    assertThat(device.boot().sinceTick()).isEqualTo(since);
  }

  @Test
  void aDeviceThatIsMendedTwiceIsNotUpBeforeItHasStarted() {
    given(enrol(), crash("c"), mended("m1", RecoveryMeans.HANDS))
        .when(mended("m2", RecoveryMeans.HANDS_WITH_KEY))
        .thenItIs(BootHealth.BOOTING);
  }

  @Test
  void nothingIsMendedByNothing() {
    given(enrol(), crash("c"))
        .when(mended("m", RecoveryMeans.NONE))
        .thenRefused(RefusalCode.INVALID)
        .thenItIs(BootHealth.CRASHED);
  }

  @Test
  void theNextCrashIsNotYetRecoveredFrom() {
    var device =
        given(enrol(), crash("c"), mended("m", RecoveryMeans.HANDS), started("b"))
            .when(crash("c2"))
            .device();
    assertThat(device.boot().recoveredBy()).isEqualTo(RecoveryMeans.NONE);
  }

  /** A twin knows only what was reported, and nobody reported another version. */
  @Test
  void mendingADeviceThatBrokeForAnotherReasonLeavesItsVersionsAsReported() {
    given(enrol(), offer("o", "r1"), progress("p", "r1", InstallProgress.ACTIVE))
        .when(new ReportCrash("c", Commands.TICK, 0x124, "hardware"))
        .when(mended("m", RecoveryMeans.HANDS), started("b"))
        .thenItIs(BootHealth.HEALTHY)
        .thenContentIs("291")
        .thenProgressIs(InstallProgress.ACTIVE);
  }

  @Test
  void aStepOfTheSimulationIsKeptWithTheEndpointsState() {
    var device = given(enrol()).when(simulated("s", 1, new InstallStarted(AT))).device();
    assertThat(device.endpoint()).isEqualTo(7);
    assertThat(device.revision()).isEqualTo(2);
  }

  @Test
  void aStepThatStartedFromAnEarlierRevisionWasCarriedOutBefore() {
    given(enrol(), crash("c")).when(simulated("s", 1, new InstallStarted(AT))).thenNothingChanges();
  }

  @Test
  void aStepThatStartedFromALaterRevisionIsRefused() {
    given(enrol())
        .when(simulated("s", 2, new InstallStarted(AT)))
        .thenRefused(RefusalCode.REVISION_MISMATCH);
  }

  @Test
  void aStepInWhichNothingHappenedChangesNothing() {
    given(enrol()).when(simulated("s", 1)).thenNothingChanges();
  }
}
