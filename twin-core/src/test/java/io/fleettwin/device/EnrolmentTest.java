package io.fleettwin.device;

import static io.fleettwin.device.Commands.crash;
import static io.fleettwin.device.Commands.decommission;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.hold;
import static io.fleettwin.device.Commands.inventory;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.simulated;
import static io.fleettwin.device.TestedDevice.given;
import static io.fleettwin.device.TestedDevice.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceEvent.Decommissioned;
import io.fleettwin.device.DeviceEvent.Enrolled;
import io.fleettwin.device.DeviceEvent.InventoryReported;
import org.junit.jupiter.api.Test;

/** How a device comes into the fleet, changes, leaves it, and comes again. */
class EnrolmentTest {

  @Test
  void anEnrolledDeviceIsKnownAsWhatItIsAndHealthy() {
    var device = unknown().when(enrol()).then(Enrolled.class).thenItIs(BootHealth.HEALTHY).device();

    assertThat(device.id()).isEqualTo(Machines.ID);
    assertThat(device.profile()).isEqualTo(Machines.desktop());
    assertThat(device.drivers()).isEqualTo(Machines.DRIVERS);
    assertThat(device.installed()).isEqualTo(Machines.INSTALLED);
    assertThat(device.boot().failedStarts()).isZero();
    assertThat(device.assignment()).isEmpty();
    assertThat(device.holds()).isEmpty();
    assertThat(device.heardTick()).isEqualTo(Commands.TICK);
    assertThat(device.decommissioned()).isFalse();
    assertThat(device.revision()).isEqualTo(1);
  }

  @Test
  void enrollingItAgainAsItIsChangesNothing() {
    given(enrol()).when(enrol("again", Machines.desktop())).thenNothingChanges();
  }

  @Test
  void enrollingItAgainAsSomethingElseIsRefused() {
    given(enrol()).when(enrol("again", Machines.laptop())).thenRefused(RefusalCode.ALREADY_EXISTS);
  }

  @Test
  void anInventoryChangesWhatIsKnown() {
    var newer = Machines.INSTALLED.withAgent("7.12");
    var device = given(enrol()).when(inventory("i", newer)).then(InventoryReported.class).device();
    assertThat(device.installed()).isEqualTo(newer);
    assertThat(device.revision()).isEqualTo(2);
  }

  @Test
  void anInventoryThatTellsNothingNewChangesNothing() {
    given(enrol()).when(inventory("i", Machines.INSTALLED)).thenNothingChanges();
  }

  @Test
  void aDeviceThatLeavesIsDecommissioned() {
    var device = given(enrol()).when(decommission("d")).then(Decommissioned.class).device();
    assertThat(device.decommissioned()).isTrue();
  }

  @Test
  void aDecommissionedDeviceCannotBeDecommissionedByAnotherCommand() {
    given(enrol(), decommission("d"))
        .when(decommission("d2"))
        .thenRefused(RefusalCode.DECOMMISSIONED);
  }

  @Test
  void aDecommissionedDeviceThatIsEnrolledAgainStartsAfreshButKeepsCounting() {
    var device =
        given(enrol(), offer("o", "r1"), hold("h", "hold-1"), crash("c"), decommission("d"))
            .when(enrol("again", Machines.laptop()))
            .then(Enrolled.class)
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(device.profile()).isEqualTo(Machines.laptop());
    assertThat(device.assignment()).isEmpty();
    assertThat(device.holds()).isEmpty();
    assertThat(device.decommissioned()).isFalse();
    assertThat(device.revision()).isEqualTo(6);
  }

  /** Otherwise the simulation would go on with what the machine that left was doing. */
  @Test
  void aDeviceThatIsEnrolledAgainHasASimulatedEndpointOfItsOwn() {
    var at = new At(Commands.TICK, 1, 99);
    var device =
        given(enrol(), simulated("s", 1, new DeviceEvent.HandsNeeded(at)), decommission("d"))
            .when(enrol("again", Machines.desktop()))
            .device();
    assertThat(device.endpoint()).isZero();
  }

  @Test
  void theFirstEnrolmentSentOnceMoreDoesNotBringADecommissionedDeviceBack() {
    given(enrol(), decommission("d")).when(enrol()).thenNothingChanges();
  }
}
