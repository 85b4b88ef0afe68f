package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceEvent;
import io.fleettwin.endpoint.Happening;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.forecast.Timeline;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a forecast says of each tick is what the actors of a world with the same seed have done. */
class ForecastAgreementTest {

  private static final int END = 6 * 24 * 60;
  private static final List<Machine> MACHINES = Machine.some(150, Machine::mixed);
  private static final ServiceDesk DESK = new ServiceDesk(2, 8 * 60, 17 * 60, false, 60);
  private static final Capacity DESK_ALONE = new Capacity(DESK, 0, 0);

  @TempDir static Path data;
  private static FleetNode fleet;

  @BeforeAll
  static void start() {
    fleet = FleetNode.start(TestFleet.config(data, "off"));
  }

  @AfterAll
  static void close() {
    fleet.close();
  }

  @Test
  void ofAnOutageThatItsVendorEnds() {
    assertAgree("outage", DESK_ALONE, TestFleet.allAtOnce(DriverMode.KERNEL), MACHINES);
  }

  @Test
  void ofRingsWhoseGateFails() {
    assertAgree("gates", DESK_ALONE, TestFleet.ringed(DriverMode.KERNEL), MACHINES);
  }

  @Test
  void ofRingsThatArePushedSlowly() {
    assertAgree("slowly", DESK_ALONE, TestFleet.ringedWithoutGate(DriverMode.KERNEL), MACHINES);
  }

  @Test
  void ofAgentsInUserMode() {
    assertAgree("agents", DESK_ALONE, TestFleet.ringedWithoutGate(DriverMode.USER), MACHINES);
  }

  @Test
  void ofRestartsBandwidthAndRemediationsThatAreScarce() {
    Defect defect = new Defect(Combination.ALL, 0.6, Trigger.AT_BOOT, 0, 0x7B, "");
    assertAgree(
        "scarce",
        new Capacity(DESK, 8, 1),
        quality(defect, 400, 90),
        MACHINES.stream().map(Machine::withQuickMachineRecovery).toList());
  }

  @Test
  void ofADefectThatShowsAfterHoursAndAGateThatNoticesLate() {
    Defect defect = new Defect(Combination.ALL, 0.3, Trigger.AFTER_RUNNING, 240, 0x50, "");
    assertAgree("late", DESK_ALONE, quality(defect, -1, 60), MACHINES);
  }

  private static RolloutPlan quality(Defect defect, int revertAfter, int remediationAfter) {
    Gate gate = new Gate(Set.of(Signal.CRASH, Signal.SILENCE), 10, 0.2, 600);
    Gate strict = new Gate(Set.of(Signal.CRASH, Signal.SILENCE), 10, 0.02, 2_000);
    return new RolloutPlan(
        "monthly",
        new Update(
            "kb", UpdateKind.FEATURE, "windows", "26100.5074", DriverMode.KERNEL, true, 400_000),
        List.of(
            new RingPlan("First", new RingSize.Devices(40), 0, 600, new PushRate(7, 3), gate),
            new RingPlan("Second", new RingSize.Share(0.3), 300, 900, new PushRate(9, 1), strict),
            new RingPlan("Rest", new RingSize.Rest(), 1000, 100, PushRate.ALL_AT_ONCE, gate)),
        true,
        Optional.of(
            new Incident(
                defect,
                revertAfter < 0 ? OptionalInt.empty() : OptionalInt.of(revertAfter),
                OptionalInt.of(remediationAfter))));
  }

  private static void assertAgree(
      String world, Capacity capacity, RolloutPlan plan, List<Machine> machines) {
    WorldSettings settings = settings(world, capacity);
    done(fleet.createWorld(settings));
    Machine.enrolAll(fleet, world, machines);
    done(fleet.startRollout(world, plan));
    TestWorld.runToEnd(fleet, world, END);
    WorldHistory history = WorldHistory.read(fleet.system(), world);
    Timeline forecast =
        Forecast.of(
            ForecastFleet.of(machines.stream().map(ForecastAgreementTest::generated).toList()),
            settings,
            plan,
            0,
            END,
            Crew.ALONE);

    for (int ring = 0; ring < plan.rings().size(); ring++) {
      assertSameTallies(history.tallies(plan.id(), ring), forecast, ring);
    }
    for (var kind : KINDS.entrySet()) {
      assertSameHappenings(history.perTick(kind.getValue()), forecast, kind.getKey());
    }
    assertThat(forecast.happenings(0, 0, Happening.STARTED)).isZero();
  }

  private static void assertSameTallies(
      SortedMap<Integer, Tally> world, Timeline forecast, int ring) {
    Tally expected = forecast.tally(ring, 0);
    for (int tick = 1; tick <= END; tick++) {
      expected = world.getOrDefault(tick, expected);
      assertThat(forecast.tally(ring, tick)).as("ring %d, tick %d", ring, tick).isEqualTo(expected);
    }
  }

  private static void assertSameHappenings(
      SortedMap<Integer, Integer> world, Timeline forecast, Happening what) {
    for (int tick = 1; tick <= END; tick++) {
      int all = 0;
      for (int ring = 0; ring < forecast.rings(); ring++) {
        all += forecast.happenings(ring, tick, what);
      }
      assertThat(all).as("%s at tick %d", what, tick).isEqualTo(world.getOrDefault(tick, 0));
    }
  }

  private static final Map<Happening, Class<? extends DeviceEvent>> KINDS =
      Map.ofEntries(
          Map.entry(Happening.INSTALL_STARTED, DeviceEvent.InstallStarted.class),
          Map.entry(Happening.RESTART_PENDING, DeviceEvent.RestartPending.class),
          Map.entry(Happening.RESTART_BEGAN, DeviceEvent.RestartBegan.class),
          Map.entry(Happening.UPDATE_ACTIVATED, DeviceEvent.UpdateActivated.class),
          Map.entry(Happening.BUG_CHECKED, DeviceEvent.BugChecked.class),
          Map.entry(Happening.START_FAILED, DeviceEvent.StartFailed.class),
          Map.entry(Happening.ENTERED_BOOT_LOOP, DeviceEvent.EnteredBootLoop.class),
          Map.entry(Happening.ENTERED_RECOVERY, DeviceEvent.EnteredRecovery.class),
          Map.entry(Happening.REMEDIATION_MISSED, DeviceEvent.RemediationMissed.class),
          Map.entry(Happening.REMEDIATION_FOUND, DeviceEvent.RemediationFound.class),
          Map.entry(Happening.RECOVERY_TIMED_OUT, DeviceEvent.RecoveryTimedOut.class),
          Map.entry(Happening.HANDS_NEEDED, DeviceEvent.HandsNeeded.class),
          Map.entry(Happening.HANDS_ARRIVED, DeviceEvent.HandsArrived.class),
          Map.entry(Happening.REMEDIATED, DeviceEvent.Remediated.class),
          Map.entry(Happening.STARTED, DeviceEvent.Started.class),
          Map.entry(Happening.AGENT_STOPPED, DeviceEvent.AgentStopped.class),
          Map.entry(Happening.AGENT_RESTART_FAILED, DeviceEvent.AgentRestartFailed.class),
          Map.entry(Happening.OFFER_WITHDRAWN, DeviceEvent.OfferWithdrawn.class),
          Map.entry(Happening.ROLLBACK_ORDERED, DeviceEvent.RollbackOrdered.class),
          Map.entry(Happening.ROLLED_BACK, DeviceEvent.RolledBack.class));

  private static GeneratedDevice generated(Machine machine) {
    var enrol = machine.enrol();
    return new GeneratedDevice(enrol.device(), enrol.profile(), enrol.drivers(), enrol.installed());
  }

  private static WorldSettings settings(String world, Capacity capacity) {
    return new WorldSettings(
        world,
        20240719,
        Instant.parse("2024-07-19T04:09:00Z"),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        capacity);
  }
}
