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
import static io.fleettwin.device.Commands.release;
import static io.fleettwin.device.Commands.rollBack;
import static io.fleettwin.device.Commands.simulated;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.TestedDevice.given;
import static io.fleettwin.device.TestedDevice.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every command. */
class AllCommandsTest {

  /** A command, and what must have happened so that it is carried out. */
  record Sample(List<DeviceCommand> before, DeviceCommand command, Class<?> event) {
    TestedDevice ready() {
      return given(before.toArray(DeviceCommand[]::new));
    }

    @Override
    public String toString() {
      return command.getClass().getSimpleName() + " to " + event.getSimpleName();
    }
  }

  private static final At AT = new At(Commands.TICK, Draws.keyOf("x"), 7);

  static Stream<Sample> samples() {
    var offered = List.<DeviceCommand>of(enrol(), offer("o", "r1"));
    return Stream.of(
        new Sample(List.of(), enrol("x", Machines.desktop()), DeviceEvent.Enrolled.class),
        new Sample(
            List.of(enrol()),
            inventory("x", Machines.INSTALLED.withContent("291")),
            DeviceEvent.InventoryReported.class),
        new Sample(List.of(enrol()), started("x"), DeviceEvent.Started.class),
        new Sample(List.of(enrol()), failedStart("x"), DeviceEvent.StartFailed.class),
        new Sample(List.of(enrol()), crash("x"), DeviceEvent.BugChecked.class),
        new Sample(List.of(enrol()), agent("x", false), DeviceEvent.AgentStopped.class),
        new Sample(
            List.of(enrol(), agent("a", false)), agent("x", true), DeviceEvent.Remediated.class),
        new Sample(List.of(enrol(), crash("c")), heartbeat("x"), DeviceEvent.Started.class),
        new Sample(List.of(enrol()), offer("x", "r1"), DeviceEvent.UpdateOffered.class),
        new Sample(
            offered,
            progress("x", "r1", InstallProgress.INSTALLING),
            DeviceEvent.InstallStarted.class),
        new Sample(offered, rollBack("x", "r1"), DeviceEvent.OfferWithdrawn.class),
        new Sample(List.of(enrol()), hold("x", "hold-1"), DeviceEvent.HoldPlaced.class),
        new Sample(
            List.of(enrol(), hold("h", "hold-1")),
            release("x", "hold-1"),
            DeviceEvent.HoldReleased.class),
        new Sample(
            List.of(enrol(), crash("c")),
            mended("x", RecoveryMeans.HANDS),
            DeviceEvent.Remediated.class),
        new Sample(List.of(enrol()), decommission("x"), DeviceEvent.Decommissioned.class),
        new Sample(
            offered,
            simulated("x", 2, new DeviceEvent.InstallStarted(AT)),
            DeviceEvent.InstallStarted.class));
  }

  @Test
  void thereIsASampleOfEveryCommandThatLeadsToAnEvent() {
    assertThat(samples().<Class<?>>map(sample -> sample.command().getClass()))
        .contains(DeviceCommand.class.getPermittedSubclasses());
  }

  @Test
  void aHeartbeatOfADeviceThatIsKnownToBeUpChangesNothingThatIsKept() {
    given(enrol()).when(heartbeat("x")).thenNothingChanges();
    given(enrol(), agent("a", false))
        .when(heartbeat("x"))
        .thenNothingChanges()
        .thenItIs(BootHealth.DEGRADED);
    unknown().when(heartbeat("x")).thenRefused(RefusalCode.NOT_FOUND);
    given(enrol(), decommission("gone"))
        .when(heartbeat("x"))
        .thenRefused(RefusalCode.DECOMMISSIONED);
  }

  /** Orders and offers are about a device; only what it sends says that it is up. */
  @Test
  void whatADeviceSendsIsToldFromWhatIsAskedOfIt() {
    assertThat(imported("x", Machines.INSTALLED).isFromDevice()).isFalse();
    assertThat(samples().map(Sample::command).filter(DeviceCommand::isFromDevice))
        .<Class<?>>extracting(DeviceCommand::getClass)
        .containsExactlyInAnyOrder(
            DeviceCommand.ReportInventory.class,
            DeviceCommand.ReportBoot.class,
            DeviceCommand.ReportBoot.class,
            DeviceCommand.ReportCrash.class,
            DeviceCommand.ReportAgent.class,
            DeviceCommand.ReportAgent.class,
            DeviceCommand.Heartbeat.class,
            DeviceCommand.ReportInstall.class,
            DeviceCommand.RecordEndpoint.class);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itIsCarriedOut(Sample sample) {
    sample.ready().when(sample.command()).then(sample.event());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSecondTimeItChangesNothing(Sample sample) {
    var device = sample.ready().when(sample.command());
    device.when(sample.command()).thenNothingChanges();
    device.when(sample.command()).thenNothingChanges();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itIsRememberedWhileFifteenOthersCome(Sample sample) {
    var device = sample.ready().when(sample.command());
    if (!device.device().decommissioned()) {
      device.whenOthersCome("other", CommandIds.CAPACITY - 1);
    }
    device.when(sample.command()).thenNothingChanges();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anUnknownDeviceTakesOnlyItsEnrolment(Sample sample) {
    if (sample.command() instanceof DeviceCommand.Enrol) {
      unknown().when(sample.command()).then(DeviceEvent.Enrolled.class);
    } else {
      unknown().when(sample.command()).thenRefused(RefusalCode.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aDecommissionedDeviceTakesOnlyItsEnrolment(Sample sample) {
    var gone = given(enrol(), decommission("gone")).when(sample.command());
    if (sample.command() instanceof DeviceCommand.Enrol) {
      gone.then(DeviceEvent.Enrolled.class);
    } else {
      gone.thenRefused(RefusalCode.DECOMMISSIONED);
    }
  }

  @Test
  void aCommandHasAnIdOf1To128Characters() {
    var device = given(enrol());
    device.when(crash("")).thenRefused(RefusalCode.INVALID);
    device.when(crash("x".repeat(129))).thenRefused(RefusalCode.INVALID);
    device.when(crash("x".repeat(128))).then(DeviceEvent.BugChecked.class);
  }
}
