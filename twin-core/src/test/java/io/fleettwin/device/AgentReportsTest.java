package io.fleettwin.device;

import static io.fleettwin.device.Commands.agent;
import static io.fleettwin.device.Commands.crash;
import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.mended;
import static io.fleettwin.device.Commands.simulated;
import static io.fleettwin.device.Commands.started;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceEvent.AgentStopped;
import io.fleettwin.device.DeviceEvent.BugChecked;
import io.fleettwin.device.DeviceEvent.Remediated;
import io.fleettwin.device.DeviceEvent.Started;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import org.junit.jupiter.api.Test;

/** A device that is up tells how its agent is. */
class AgentReportsTest {

  @Test
  void aDeviceWhoseAgentIsDownIsUpAndUnprotected() {
    given(enrol()).when(agent("a", false)).then(AgentStopped.class).thenItIs(BootHealth.DEGRADED);
  }

  @Test
  void aDeviceWhoseAgentIsUpAgainIsHealthyAndNothingWasNeededForThat() {
    var device =
        given(enrol(), crash("c"), mended("m", RecoveryMeans.HANDS), started("b"))
            .when(agent("a", false), agent("b2", true))
            .then(Remediated.class)
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(device.boot().recoveredBy()).isEqualTo(RecoveryMeans.NONE);
  }

  @Test
  void whoMendedTheAgentMaySaySoBeforeAndAfterItIsUpAgain() {
    var before =
        given(enrol(), agent("a", false), mended("m", RecoveryMeans.ROLLBACK))
            .when(agent("b", true))
            .thenNothingChanges()
            .device();
    assertThat(before.boot().recoveredBy()).isEqualTo(RecoveryMeans.ROLLBACK);
    var after =
        given(enrol(), agent("a", false), agent("b", true))
            .when(mended("m", RecoveryMeans.ROLLBACK))
            .thenItIs(BootHealth.HEALTHY)
            .device();
    assertThat(after.boot().recoveredBy()).isEqualTo(RecoveryMeans.ROLLBACK);
  }

  @Test
  void whatIsKnownOfTheAgentIsNotKeptAgain() {
    given(enrol()).when(agent("a", true)).thenNothingChanges();
    given(enrol(), agent("a", false)).when(agent("b", false)).thenNothingChanges();
  }

  @Test
  void aDeviceThatWasDownIsUpIfItTellsOfItsAgent() {
    given(enrol(), crash("c"))
        .when(agent("a", false))
        .then(Started.class, AgentStopped.class)
        .thenItIs(BootHealth.DEGRADED);
    given(enrol(), crash("c"))
        .when(agent("a", true))
        .then(Started.class)
        .thenItIs(BootHealth.HEALTHY);
  }

  @Test
  void aSimulatedDeviceThatIsDownStaysDown() {
    var at = new At(Commands.TICK, Draws.keyOf("s"), 7);
    given(enrol(), simulated("s", 1, new BugChecked(at, 0x50, "sensor.sys")))
        .when(agent("a", false))
        .thenNothingChanges()
        .thenItIs(BootHealth.CRASHED);
  }
}
