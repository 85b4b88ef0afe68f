package io.fleettwin.device;

import static io.fleettwin.device.Commands.agent;
import static io.fleettwin.device.Commands.crash;
import static io.fleettwin.device.Commands.decommission;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.failedStart;
import static io.fleettwin.device.Commands.heartbeat;
import static io.fleettwin.device.Commands.hold;
import static io.fleettwin.device.Commands.imported;
import static io.fleettwin.device.Commands.inventory;
import static io.fleettwin.device.Commands.mended;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.Commands.rollBack;
import static io.fleettwin.device.Commands.simulated;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceEvent.BugChecked;
import io.fleettwin.device.DeviceEvent.HandsNeeded;
import io.fleettwin.device.DeviceEvent.InstallStarted;
import io.fleettwin.device.DeviceEvent.InventoryReported;
import io.fleettwin.device.DeviceEvent.Started;
import io.fleettwin.device.DeviceEvent.UpdateActivated;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A device reports only when it is up: one that is heard has started, whatever it said before. */
class SignsOfLifeTest {

  private static final At REAL = new At(Commands.TICK, Draws.keyOf("s"), 0);
  private static final At SIMULATED = new At(Commands.TICK, Draws.keyOf("s"), 7);

  /** A device in each way of being down, or on its way up. */
  static TestedDevice thatIs(BootHealth health) {
    return switch (health) {
      case HEALTHY -> given(enrol());
      case BOOTING -> given(enrol(), crash("c"), mended("m", RecoveryMeans.HANDS));
      case CRASHED -> given(enrol(), crash("c"));
      case BOOT_LOOP ->
          given(enrol("e", Machines.server()), crash("c"), failedStart("b1"), failedStart("b2"));
      case RECOVERY -> given(enrol(), crash("c"), failedStart("b1"), failedStart("b2"));
      case AWAITING_HANDS -> given(enrol(), crash("c")).happens(new HandsNeeded(REAL));
      case DEGRADED -> given(enrol(), agent("a", false));
      case OFFLINE -> throw new IllegalArgumentException("nothing leads to it yet");
    };
  }

  @Test
  void aCrashThatIsReportedAfterTheStartThatFollowedItDoesNotKeepTheDeviceDown() {
    given(enrol(), started("b"), crash("c"))
        .thenItIs(BootHealth.CRASHED)
        .when(heartbeat("h"))
        .then(Started.class)
        .thenItIs(BootHealth.HEALTHY);
  }

  @Test
  void failedStartsThatAreReportedAfterTheOneThatSucceededDoNotKeepTheDeviceInWinRe() {
    var device =
        given(enrol(), started("b3"), crash("c"), failedStart("b1"), failedStart("b2"))
            .thenItIs(BootHealth.RECOVERY)
            .when(heartbeat("h"))
            .then(Started.class)
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(device.boot().failedStarts()).isZero();
    assertThat(device.boot().bugChecks()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = BootHealth.class,
      names = {"BOOTING", "CRASHED", "BOOT_LOOP", "RECOVERY", "AWAITING_HANDS"})
  void aDeviceThatIsHeardIsUp(BootHealth down) {
    thatIs(down)
        .thenItIs(down)
        .when(heartbeat("h"))
        .then(Started.class)
        .thenItIs(BootHealth.HEALTHY);
  }

  @ParameterizedTest
  @EnumSource(
      value = BootHealth.class,
      names = {"HEALTHY", "DEGRADED"})
  void aDeviceThatIsUpStaysAsItIs(BootHealth up) {
    thatIs(up).when(heartbeat("h")).thenNothingChanges().thenItIs(up);
  }

  /** Nobody said what did it; whoever mended it before still did. */
  @Test
  void beingHeardSaysNothingOfWhatBroughtTheDeviceBack() {
    var byItself = thatIs(BootHealth.BOOT_LOOP).when(heartbeat("h")).device();
    assertThat(byItself.boot().recoveredBy()).isEqualTo(RecoveryMeans.NONE);
    var mended = thatIs(BootHealth.BOOTING).when(heartbeat("h")).device();
    assertThat(mended.boot().recoveredBy()).isEqualTo(RecoveryMeans.HANDS);
  }

  static Stream<Arguments> reports() {
    var newer = Machines.INSTALLED.withContent("291");
    return Stream.of(
        Arguments.of(heartbeat("x"), List.of(Started.class)),
        Arguments.of(inventory("x", Machines.INSTALLED), List.of(Started.class)),
        Arguments.of(inventory("x", newer), List.of(Started.class, InventoryReported.class)),
        Arguments.of(
            progress("x", "r1", InstallProgress.INSTALLING),
            List.of(Started.class, InstallStarted.class)),
        Arguments.of(agent("x", true), List.of(Started.class)),
        Arguments.of(imported("x", newer), List.of(InventoryReported.class)),
        Arguments.of(imported("x", Machines.INSTALLED), List.of()),
        Arguments.of(hold("x", "h1"), List.of(DeviceEvent.HoldPlaced.class)),
        Arguments.of(rollBack("x", "r1"), List.of(DeviceEvent.OfferWithdrawn.class)),
        Arguments.of(decommission("x"), List.of(DeviceEvent.Decommissioned.class)));
  }

  /** An import may tell of what was heard long ago. */
  @ParameterizedTest
  @MethodSource("reports")
  void onlyWhatTheDeviceItselfSendsShowsThatItIsUp(DeviceCommand command, List<Class<?>> events) {
    given(enrol(), offer("o", "r1"), crash("c"))
        .when(command)
        .then(events.toArray(Class<?>[]::new))
        .thenItIs(events.contains(Started.class) ? BootHealth.HEALTHY : BootHealth.CRASHED);
  }

  @Test
  void anUpdateThatWaitedForARestartActsOnceTheDeviceIsHeardAfterACrash() {
    given(
            enrol(),
            offer("o", "r1"),
            progress("p", "r1", InstallProgress.PENDING_RESTART),
            crash("c"))
        .when(progress("p2", "r1", InstallProgress.ACTIVE))
        .then(Started.class, UpdateActivated.class)
        .thenItIs(BootHealth.HEALTHY)
        .thenContentIs("291");
  }

  @Test
  void aReportThatIsRefusedChangesNothing() {
    given(enrol(), crash("c"))
        .when(progress("p", "r1", InstallProgress.ACTIVE))
        .thenRefused(RefusalCode.WRONG_STATE)
        .thenItIs(BootHealth.CRASHED);
  }

  @Test
  void howASimulatedDeviceIsOnlyTheModelSays() {
    given(enrol(), simulated("s", 1, new BugChecked(SIMULATED, 0x50, "sensor.sys")))
        .when(heartbeat("h"))
        .thenNothingChanges()
        .thenItIs(BootHealth.CRASHED);
  }
}
