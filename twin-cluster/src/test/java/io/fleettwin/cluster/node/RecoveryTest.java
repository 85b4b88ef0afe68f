package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Sink;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceEvent.BugChecked;
import io.fleettwin.device.DeviceEvent.EnteredBootLoop;
import io.fleettwin.device.DeviceEvent.EnteredRecovery;
import io.fleettwin.device.DeviceEvent.HandsArrived;
import io.fleettwin.device.DeviceEvent.HandsNeeded;
import io.fleettwin.device.DeviceEvent.Remediated;
import io.fleettwin.device.DeviceEvent.RemediationFound;
import io.fleettwin.device.DeviceEvent.RemediationMissed;
import io.fleettwin.device.DeviceEvent.StartFailed;
import io.fleettwin.device.DeviceEvent.Started;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.world.ServiceDesk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How machines that a defect has taken down come back, and who has to help them. */
class RecoveryTest {

  private static final int DAY = 24 * 60;
  private static final int SATURDAY = TestWorld.at(24, 0);
  private static final int MONDAY = SATURDAY + 2 * DAY;
  private static final int FIVE_DAYS = 5 * DAY;
  private static final String PLAN = "defective";

  /** When the vendor takes the update back: all devices of these tests are down by then. */
  private static final int NOTICED = 10;

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

  /**
   * Two failed starts lead into WinRE, which looks for a remediation each 30 minutes, applies it
   * within 5 and restarts. A start after a crash takes 27 seconds on 24H2, so one tick.
   */
  @Test
  void quickMachineRecoveryMendsADeviceAtItsFirstScanAfterTheRemediationWasPublished() {
    int published = NOTICED + 100;
    List<Machine> machines =
        Machine.some(20, number -> Machine.kiosk(number).withQuickMachineRecovery());
    WorldHistory history = push("qmr", ServiceDesk.NONE, machines, OptionalInt.of(100));

    for (Machine machine : machines) {
      DeviceId id = machine.id();
      int down = history.ticks(id, BugChecked.class).getFirst();
      int winRe = down + 1 + 1 + 1;
      assertThat(history.ticks(id, StartFailed.class)).containsExactly(down + 1, down + 2);
      assertThat(history.ticks(id, EnteredRecovery.class)).containsExactly(winRe);
      List<Integer> missed = new ArrayList<>();
      int scan = winRe;
      for (; scan < published; scan += 30) {
        missed.add(scan);
      }
      assertThat(history.ticks(id, RemediationMissed.class)).isEqualTo(missed);
      assertThat(history.ticks(id, RemediationFound.class)).containsExactly(scan);
      assertThat(history.ticks(id, Remediated.class)).containsExactly(scan + 5);
      assertThat(history.ticks(id, Started.class)).containsExactly(scan + 6);
      assertThat(await(fleet.device("qmr", id)).orElseThrow().boot().recoveredBy())
          .isEqualTo(RecoveryMeans.QUICK_MACHINE_RECOVERY);
    }
    assertThat(rollout(fleet, "qmr", PLAN).total().get(Count.RECOVERED_BY_QMR)).isEqualTo(20);
  }

  @Test
  void withoutQuickMachineRecoveryAPublishedRemediationHelpsNobody() {
    List<Machine> machines =
        Stream.concat(
                Machine.some(5, Machine::kiosk).stream(),
                Machine.some(5, number -> Machine.server(number).withQuickMachineRecovery())
                    .stream())
            .toList();
    WorldHistory history = push("no-qmr", ServiceDesk.NONE, machines, OptionalInt.of(0));

    assertThat(history.devices(RemediationFound.class)).isEmpty();
    assertThat(history.devices(HandsNeeded.class)).hasSize(5);
    assertThat(history.devices(EnteredBootLoop.class)).hasSize(5);
    RolloutView end = rollout(fleet, "no-qmr", PLAN);
    assertThat(end.total().get(Count.AWAITING_HANDS)).isEqualTo(5);
    assertThat(end.total().get(Count.RECOVERED_BY_QMR)).isZero();
    assertThat(end.settled()).isFalse();
  }

  @Test
  void theServiceDeskNeverWorksOnMoreDevicesThanItHasPeopleAndNotOutsideItsHours() {
    ServiceDesk desk = new ServiceDesk(3, 9 * 60, 11 * 60, false, 0);
    List<Machine> machines =
        Stream.concat(
                Machine.some(30, Machine::kiosk).stream(),
                Machine.some(30, Machine::server).stream())
            .toList();
    done(fleet.createWorld(TestWorld.named("desk", desk)));
    Machine.enrolAll(fleet, "desk", machines);
    done(fleet.startRollout("desk", plan(OptionalInt.empty())));
    CompletionStage<List<RolloutView>> views =
        fleet.follow("desk", PLAN).runWith(Sink.seq(), fleet.system());
    runToEnd(fleet, "desk", FIVE_DAYS);

    assertThat(await(views))
        .allSatisfy(view -> assertThat(view.total().get(Count.HANDS_ON)).isLessThanOrEqualTo(3));
    WorldHistory history = WorldHistory.read(fleet.system(), "desk");
    assertThat(mostAtTheSameTime(history)).isEqualTo(3);
    assertThat(history.perTick(HandsArrived.class).keySet())
        .allMatch(tick -> tick % DAY >= TestWorld.at(9, 0) && tick % DAY < TestWorld.at(11, 0))
        .anyMatch(tick -> tick < SATURDAY)
        .noneMatch(tick -> tick > SATURDAY && tick < MONDAY)
        .anyMatch(tick -> tick > MONDAY);
    assertThat(history.devices(HandsArrived.class)).hasSize(machines.size());
    assertThat(rollout(fleet, "desk", PLAN).total().get(Count.RECOVERED_BY_HANDS))
        .isEqualTo(machines.size());
  }

  @Test
  void theServiceDeskGoesToWhoHasWaitedLongestThenByCohortThenByDevice() {
    ServiceDesk desk = new ServiceDesk(1, 9 * 60, 24 * 60, true, 0);
    WorldHistory history =
        push("order", desk, Machine.some(40, Machine::kiosk), OptionalInt.empty());

    Comparator<DeviceId> fixed =
        Comparator.<DeviceId>comparingInt(id -> history.ticks(id, BugChecked.class).getFirst())
            .thenComparingInt(Cohorts::of)
            .thenComparing(DeviceId::key, Long::compareUnsigned);
    Map<Integer, DeviceId> served = new TreeMap<>();
    history
        .devices(HandsArrived.class)
        .forEach((id, arrived) -> served.put(arrived.getFirst().at().tick(), id));
    assertThat(served).hasSize(40);
    assertThat(List.copyOf(served.values())).isSortedAccordingTo(fixed);
  }

  /** From the arrival of hands to the mended start, device by device. */
  private static int mostAtTheSameTime(WorldHistory history) {
    Map<Integer, Integer> changes = new TreeMap<>();
    for (DeviceId id : history.devices(HandsArrived.class).keySet()) {
      changes.merge(first(history, id, HandsArrived.class), 1, Integer::sum);
      changes.merge(first(history, id, Remediated.class), -1, Integer::sum);
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }

  private static int first(WorldHistory history, DeviceId id, Class<? extends DeviceEvent> type) {
    return history.ticks(id, type).getFirst();
  }

  private static WorldHistory push(
      String world, ServiceDesk desk, List<Machine> machines, OptionalInt published) {
    done(fleet.createWorld(TestWorld.named(world, desk)));
    Machine.enrolAll(fleet, world, machines);
    done(fleet.startRollout(world, plan(published)));
    runToEnd(fleet, world, FIVE_DAYS);
    return WorldHistory.read(fleet.system(), world);
  }

  private static RolloutPlan plan(OptionalInt published) {
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE);
    Defect defect = new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0x50, "csagent.sys");
    return new RolloutPlan(
        PLAN,
        content(DriverMode.KERNEL),
        List.of(all),
        false,
        Optional.of(
            new Incident(
                defect,
                published.isPresent() ? OptionalInt.of(NOTICED) : OptionalInt.empty(),
                published)));
  }
}
