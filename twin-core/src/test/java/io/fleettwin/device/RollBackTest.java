package io.fleettwin.device;

import static io.fleettwin.device.Commands.CONTENT_291;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.Commands.rollBack;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.InstallProgress.ACTIVE;
import static io.fleettwin.device.InstallProgress.FAILED;
import static io.fleettwin.device.InstallProgress.INSTALLING;
import static io.fleettwin.device.InstallProgress.PENDING_RESTART;
import static io.fleettwin.device.InstallProgress.ROLLED_BACK;
import static io.fleettwin.device.InstallProgress.ROLLING_BACK;
import static io.fleettwin.device.InstallProgress.WITHDRAWN;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceEvent.InstallFailed;
import io.fleettwin.device.DeviceEvent.OfferWithdrawn;
import io.fleettwin.device.DeviceEvent.RollbackOrdered;
import io.fleettwin.device.DeviceEvent.RolledBack;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking an update back: the offer from who has not installed it, the version from who has. */
class RollBackTest {

  @Test
  void anOfferThatWasNotTakenUpIsWithdrawn() {
    given(enrol(), offer("o", "r1"))
        .when(rollBack("x", "r1"))
        .then(OfferWithdrawn.class)
        .thenProgressIs(WITHDRAWN)
        .thenContentIs("290");
  }

  @Test
  void anUpdateThatIsActiveIsRolledBackOnceTheDeviceSaysSo() {
    given(enrol(), offer("o", "r1"), progress("p", "r1", ACTIVE))
        .when(rollBack("x", "r1"))
        .then(RollbackOrdered.class)
        .thenProgressIs(ROLLING_BACK)
        .thenContentIs("291")
        .when(progress("p2", "r1", ROLLED_BACK))
        .then(RolledBack.class)
        .thenProgressIs(ROLLED_BACK)
        .thenContentIs("290");
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"INSTALLING", "PENDING_RESTART"})
  void anUpdateThatIsTakenBackOnItsWayDoesNotActAfterTheNextStart(InstallProgress onItsWay) {
    given(enrol(), offer("o", "r1"), progress("p", "r1", onItsWay), rollBack("x", "r1"))
        .when(started("b"))
        .then(DeviceEvent.Started.class)
        .thenContentIs("290")
        .when(progress("p2", "r1", ROLLED_BACK))
        .thenContentIs("290");
  }

  @Test
  void everyPartOfADeviceGoesBackToItsOldVersion() {
    for (var change :
        new VersionChange[] {
          CONTENT_291,
          new VersionChange(Part.AGENT, "sensor", "7.12"),
          new VersionChange(Part.DRIVER, "sensor.sys", "7.12"),
          new VersionChange(Part.OS, "windows", "10.0.26100.5074")
        }) {
      var device =
          given(
                  enrol(),
                  offer("o", "r1", change),
                  progress("p", "r1", ACTIVE),
                  rollBack("x", "r1"),
                  progress("p2", "r1", ROLLED_BACK))
              .device();
      assertThat(device.installed()).isEqualTo(Machines.INSTALLED);
      assertThat(device.drivers()).isEqualTo(Machines.DRIVERS);
    }
  }

  @Test
  void hearingOnceMoreThatTheNewVersionIsActiveDoesNotLoseTheWayBack() {
    given(enrol(), offer("o", "r1"), progress("p", "r1", ACTIVE), rollBack("x", "r1"))
        .when(progress("heard again", "r1", ACTIVE))
        .when(progress("p2", "r1", ROLLED_BACK))
        .thenContentIs("290");
  }

  @Test
  void aRolloutThatOfferedNothingHasNothingToTakeBack() {
    given(enrol()).when(rollBack("x", "r1")).thenNothingChanges();
    given(enrol(), offer("o", "r1")).when(rollBack("x", "r2")).thenNothingChanges();
  }

  @Test
  void anInstallationThatFailedNeedsNoRollback() {
    given(enrol(), offer("o", "r1"), progress("p", "r1", FAILED))
        .when(rollBack("x", "r1"))
        .thenNothingChanges();
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"INSTALLING", "PENDING_RESTART", "ACTIVE"})
  void aSecondOrderToRollBackChangesNothing(InstallProgress before) {
    given(enrol(), offer("o", "r1"), progress("p", "r1", before), rollBack("x", "r1"))
        .when(rollBack("y", "r1"))
        .thenNothingChanges();
  }

  @Test
  void aDeviceThatRollsBackIsBusyUntilItHas() {
    var device =
        given(enrol(), offer("o", "r1"), progress("p", "r1", ACTIVE), rollBack("x", "r1"))
            .when(offer("o2", "r2"))
            .thenRefused(RefusalCode.WRONG_STATE);
    device
        .when(progress("p2", "r1", ROLLED_BACK))
        .when(offer("o2", "r2"))
        .then(UpdateOffered.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"INSTALLING", "PENDING_RESTART", "ACTIVE"})
  void aRollbackThatFailsIsOverAndTheDeviceCanTakeAnotherUpdate(InstallProgress before) {
    given(enrol(), offer("o", "r1"), progress("p", "r1", before), rollBack("x", "r1"))
        .when(progress("p2", "r1", FAILED))
        .then(InstallFailed.class)
        .thenProgressIs(FAILED)
        .thenContentIs(before == ACTIVE ? "291" : "290")
        .when(offer("o2", "r2"))
        .then(UpdateOffered.class);
  }

  @Test
  void aRollbackThatFailedMayStillSucceedEvenIfTheUpdateIsHeardToBeActiveAgain() {
    var device =
        given(
            enrol(),
            offer("o", "r1"),
            progress("p", "r1", ACTIVE),
            rollBack("x", "r1"),
            progress("p2", "r1", FAILED));
    device
        .when(progress("p3", "r1", ACTIVE))
        .thenContentIs("291")
        .when(rollBack("x2", "r1"))
        .then(RollbackOrdered.class)
        .when(progress("p4", "r1", ROLLED_BACK))
        .then(RolledBack.class)
        .thenContentIs("290");
  }

  @Test
  void whatIsUnderWayAndWhatIsNot() {
    assertThat(new InstallProgress[] {INSTALLING, PENDING_RESTART, ROLLING_BACK})
        .allMatch(InstallProgress::isUnderWay);
    assertThat(new InstallProgress[] {ACTIVE, FAILED, WITHDRAWN, ROLLED_BACK})
        .noneMatch(InstallProgress::isUnderWay);
  }
}
