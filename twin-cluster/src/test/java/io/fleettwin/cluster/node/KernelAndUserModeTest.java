package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.Machine.OLD_CONTENT;
import static io.fleettwin.cluster.node.TestFleet.allAtOnce;
import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent.AgentStopped;
import io.fleettwin.device.DeviceEvent.BugChecked;
import io.fleettwin.device.DeviceEvent.UpdateActivated;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same defect, pushed to everybody at once, in kernel mode and in user mode. */
class KernelAndUserModeTest {

  private static final int DEVICES = 200;
  private static final int OFFERED = 1;
  private static final int TAKEN_BACK = 78;
  private static final int FOUR_DAYS = 4 * 24 * 60;

  /** Opens hours after the content was taken back, so that everybody is down at the same time. */
  private static final ServiceDesk DESK = new ServiceDesk(40, 8 * 60, 20 * 60, true, 0);

  private static final List<Machine> MACHINES = Machine.some(DEVICES, Machine::mixed);

  @TempDir static Path data;
  private static FleetNode fleet;

  @BeforeAll
  static void startNode() {
    fleet = FleetNode.start(TestFleet.config(data));
  }

  @AfterAll
  static void stopNode() {
    fleet.close();
  }

  @Test
  void inKernelModeEveryDeviceThatWasOnWhileTheContentWasThereGoesDown() {
    WorldHistory history = push("kernel", DriverMode.KERNEL);

    Set<DeviceId> exposed = exposed();
    assertThat(exposed).hasSizeBetween(DEVICES / 4, DEVICES * 3 / 4);
    assertThat(history.devices(BugChecked.class).keySet())
        .containsExactlyInAnyOrderElementsOf(exposed);
    assertThat(atTheEndOf(TAKEN_BACK, history).down()).isEqualTo(exposed.size());
    assertThat(history.devices(AgentStopped.class)).isEmpty();
  }

  @Test
  void inKernelModeEverybodyIsMendedAndKeepsTheOldContent() {
    WorldHistory history = push("mended", DriverMode.KERNEL);

    Set<DeviceId> exposed = exposed();
    Tally end = rollout(fleet, "mended", "all-at-once").total();
    assertThat(end.get(Count.BUG_CHECKED)).isEqualTo(exposed.size());
    assertThat(end.get(Count.WITHDRAWN)).isEqualTo(DEVICES - exposed.size());
    assertThat(end.down()).isZero();
    assertThat(history.devices(UpdateActivated.class).keySet())
        .containsExactlyInAnyOrderElementsOf(exposed);
    for (Machine machine : MACHINES) {
      Device device = device("mended", machine);
      boolean wasHit = exposed.contains(device.id());
      assertThat(device.boot().health()).isEqualTo(BootHealth.HEALTHY);
      assertThat(device.boot().bugChecks() > 0).isEqualTo(wasHit);
      assertThat(device.boot().lastStopCode()).isEqualTo(wasHit ? 0x50 : 0);
      assertThat(device.boot().faultingModule()).isEqualTo(wasHit ? "csagent.sys" : "");
      assertThat(device.boot().recoveredBy() != RecoveryMeans.NONE).isEqualTo(wasHit);
      assertThat(device.installed().content()).isEqualTo(OLD_CONTENT);
      assertThat(device.assignment().orElseThrow().progress())
          .isEqualTo(wasHit ? InstallProgress.ROLLED_BACK : InstallProgress.WITHDRAWN);
    }
  }

  @Test
  void inUserModeTheSameDevicesStayUpWithoutTheirAgentUntilItIsRolledBack() {
    WorldHistory history = push("user", DriverMode.USER);

    Set<DeviceId> exposed = exposed();
    assertThat(history.devices(BugChecked.class)).isEmpty();
    assertThat(history.tallies("all-at-once", 0).values())
        .allSatisfy(tally -> assertThat(tally.down()).isZero());
    assertThat(history.devices(AgentStopped.class).keySet())
        .containsExactlyInAnyOrderElementsOf(exposed);
    assertThat(atTheEndOf(TAKEN_BACK, history).get(Count.DEGRADED)).isEqualTo(exposed.size());
    var view = rollout(fleet, "user", "all-at-once");
    assertThat(view.settled()).isTrue();
    assertThat(view.state().status()).isEqualTo(RolloutStatus.COMPLETED);
    assertThat(view.state().revertTick()).isEqualTo(TAKEN_BACK);
    assertThat(view.total().get(Count.DEGRADED)).isZero();
    assertThat(view.total().get(Count.BUG_CHECKED)).isZero();
    assertThat(view.total().get(Count.RECOVERED_BY_ROLLBACK)).isEqualTo(exposed.size());
    assertThat(view.total().get(Count.WITHDRAWN)).isEqualTo(DEVICES - exposed.size());
    for (Machine machine : MACHINES) {
      Device device = device("user", machine);
      assertThat(device.boot().health()).isEqualTo(BootHealth.HEALTHY);
      assertThat(device.installed().content()).isEqualTo(OLD_CONTENT);
    }
  }

  private static WorldHistory push(String world, DriverMode mode) {
    done(fleet.createWorld(TestWorld.named(world, DESK)));
    Machine.enrolAll(fleet, world, MACHINES);
    done(fleet.startRollout(world, allAtOnce(mode)));
    runToEnd(fleet, world, FOUR_DAYS);
    return WorldHistory.read(fleet.system(), world);
  }

  /** Offered at the first tick, a device has the content once it has heard of it and is on. */
  private static Set<DeviceId> exposed() {
    WorldSettings settings = TestWorld.named("exposed", DESK);
    ModelParameters parameters = settings.parameters();
    Draws draws = new Draws(settings.seed());
    Presence presence =
        new Presence(
            settings.calendar(), draws, parameters.leftOnShare(), parameters.eveningShare());
    return MACHINES.stream()
        .filter(machine -> {
          long key = machine.id().key();
          int within = parameters.contentReachMinutes() + 1;
          int heard = OFFERED + draws.below(within, key, Draw.OFFER_DELAY, 0);
          return presence.nextUp(machine.profile(), key, heard) <= TAKEN_BACK;
        })
        .map(Machine::id)
        .collect(Collectors.toSet());
  }

  private static Tally atTheEndOf(int tick, WorldHistory history) {
    return history.tallies("all-at-once", 0).headMap(tick + 1).lastEntry().getValue();
  }

  private static Device device(String world, Machine machine) {
    return await(fleet.device(world, machine.id())).orElseThrow();
  }
}
