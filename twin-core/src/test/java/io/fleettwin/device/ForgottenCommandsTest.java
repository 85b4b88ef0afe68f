package io.fleettwin.device;

import static io.fleettwin.device.Commands.agent;
import static io.fleettwin.device.Commands.crash;
import static io.fleettwin.device.Commands.decommission;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.failedStart;
import static io.fleettwin.device.Commands.hold;
import static io.fleettwin.device.Commands.inventory;
import static io.fleettwin.device.Commands.mended;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.Commands.release;
import static io.fleettwin.device.Commands.rollBack;
import static io.fleettwin.device.Commands.simulated;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.TestedDevice.given;

import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A command whose id the device has forgotten, because {@value CommandIds#CAPACITY} others came
 * since, changes nothing either: the state tells that it was carried out. Three commands are
 * exceptions.
 */
class ForgottenCommandsTest {

  private static final int ENOUGH_TO_FORGET = CommandIds.CAPACITY;

  @Test
  void anEnrolment() {
    given(enrol()).whenOthersCome("other", ENOUGH_TO_FORGET).when(enrol()).thenNothingChanges();
  }

  @Test
  void anInventory() {
    var report = inventory("x", Machines.INSTALLED.withContent("291"));
    given(enrol(), report)
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(report)
        .thenNothingChanges();
  }

  @Test
  void anOffer() {
    given(enrol(), offer("x", "r1"))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(offer("x", "r1"))
        .thenNothingChanges()
        .thenProgressIs(InstallProgress.OFFERED);
  }

  @Test
  void anOfferThatWasTakenUpIsNotMadeTwice() {
    for (var end : new InstallProgress[] {InstallProgress.ACTIVE, InstallProgress.FAILED}) {
      given(enrol(), offer("x", "r1"), progress("p", "r1", end))
          .whenOthersCome("other", ENOUGH_TO_FORGET)
          .when(offer("x", "r1"))
          .thenNothingChanges()
          .thenProgressIs(end);
    }
  }

  @Test
  void anOfferThatWasWithdrawnIsNotMadeTwice() {
    given(enrol(), offer("x", "r1"), rollBack("b", "r1"))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(offer("x", "r1"))
        .thenNothingChanges()
        .thenProgressIs(InstallProgress.WITHDRAWN);
  }

  @Test
  void anOfferOfARolloutAfterWhichEightOthersCame() {
    var device = given(enrol(), offer("x", "r0"), progress("p0", "r0", InstallProgress.ACTIVE));
    IntStream.rangeClosed(1, 8)
        .forEach(i ->
            device.when(
                offer("o" + i, "r" + i), progress("p" + i, "r" + i, InstallProgress.ACTIVE)));
    device.whenOthersCome("other", ENOUGH_TO_FORGET).when(offer("x", "r0")).thenNothingChanges();
  }

  @Test
  void theReportThatTheDeviceInstallsWhileItDoes() {
    var installing = progress("x", "r1", InstallProgress.INSTALLING);
    given(enrol(), offer("o", "r1"), installing)
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(installing)
        .thenNothingChanges();
  }

  @Test
  void theReportThatTheDeviceInstallsWhenItHasInstalled() {
    var installing = progress("x", "r1", InstallProgress.INSTALLING);
    given(
            enrol(),
            offer("o", "r1"),
            installing,
            progress("p", "r1", InstallProgress.PENDING_RESTART))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(installing)
        .thenNothingChanges()
        .thenProgressIs(InstallProgress.PENDING_RESTART);
  }

  @Test
  void theReportOfTheNewVersionWhenTheOldOneIsBack() {
    var active = progress("x", "r1", InstallProgress.ACTIVE);
    given(
            enrol(),
            offer("o", "r1"),
            active,
            rollBack("b", "r1"),
            progress("p", "r1", InstallProgress.ROLLED_BACK))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(active)
        .thenNothingChanges()
        .thenContentIs("290");
  }

  @Test
  void theOrderToRollBack() {
    given(
            enrol(),
            offer("o", "r1"),
            progress("p", "r1", InstallProgress.ACTIVE),
            rollBack("x", "r1"))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(rollBack("x", "r1"))
        .thenNothingChanges()
        .when(progress("p2", "r1", InstallProgress.ROLLED_BACK))
        .whenOthersCome("another", ENOUGH_TO_FORGET)
        .when(rollBack("x", "r1"))
        .thenNothingChanges();
  }

  @Test
  void aHold() {
    given(enrol(), hold("x", "hold-1"))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(hold("x", "hold-1"))
        .thenNothingChanges();
  }

  @Test
  void theEndOfAHold() {
    given(enrol(), hold("h", "hold-1"), release("x", "hold-1"))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(release("x", "hold-1"))
        .thenNothingChanges();
  }

  @Test
  void aStepOfTheSimulation() {
    var at = new At(Commands.TICK, Draws.keyOf("x"), 7);
    var step = simulated("x", 2, new DeviceEvent.InstallStarted(at));
    given(enrol(), offer("o", "r1"), step)
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(step)
        .thenNothingChanges();
  }

  @Test
  void theReportThatTheAgentIsDownOrUpAgain() {
    given(enrol(), agent("x", false))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(agent("x", false))
        .thenNothingChanges();
    given(enrol(), agent("a", false), agent("x", true))
        .whenOthersCome("other", ENOUGH_TO_FORGET)
        .when(agent("x", true))
        .thenNothingChanges();
  }

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(crash("x"), List.of(DeviceEvent.BugChecked.class)),
        Arguments.of(started("x"), List.of(DeviceEvent.Started.class)),
        Arguments.of(
            failedStart("x"),
            List.of(DeviceEvent.StartFailed.class, DeviceEvent.EnteredRecovery.class)),
        Arguments.of(mended("x", RecoveryMeans.HANDS), List.of(DeviceEvent.Remediated.class)));
  }

  /** The exceptions: nothing tells a second crash, start or mending from the first one again. */
  @ParameterizedTest
  @MethodSource("exceptions")
  void onlyACrashAStartAndAMendingHappenOnceMore(DeviceCommand command, List<Class<?>> events) {
    given(enrol(), crash("c"), command)
        .whenOthersCome("other", ENOUGH_TO_FORGET - 1)
        .when(command)
        .thenNothingChanges()
        .whenOthersCome("another", 1)
        .when(command)
        .then(events.toArray(Class<?>[]::new));
  }

  @Test
  void theEndOfADeviceThatCameBackUnderANewEnrolment() {
    given(enrol(), decommission("x"), enrol("again", Machines.laptop()))
        .when(decommission("x"))
        .thenNothingChanges();
  }
}
