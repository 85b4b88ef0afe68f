package io.fleettwin.fleet;

import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.driver;
import static io.fleettwin.fleet.Rollouts.forAll;
import static io.fleettwin.fleet.Rollouts.plan;
import static io.fleettwin.fleet.Rollouts.ring;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.Heartbeat;
import io.fleettwin.device.DeviceCommand.Hold;
import io.fleettwin.device.DeviceCommand.Release;
import io.fleettwin.device.DeviceCommand.Remediate;
import io.fleettwin.device.DeviceCommand.ReportAgent;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceCommand.RollBack;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.update.Combination;
import io.fleettwin.update.SafeguardHold;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever real devices report and operators do: what holds of their cohort. */
class CohortReportsTest {

  private static final int DEVICES = 8;

  /** Does something to a cohort; a command in it has this id. */
  interface Act {
    void in(OneCohort cohort, String id);
  }

  /** What is done to a cohort, with a name by which a failing test can tell it. */
  record Deed(String name, Act act) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Property(tries = 200)
  void talliesAreAfterEachDeedWhatARecountFromScratchGives(@ForAll("deeds") List<Deed> deeds) {
    var cohort = cohort();
    for (int i = 0; i < deeds.size(); i++) {
      deeds.get(i).act().in(cohort, "c" + i);
      for (String rollout : List.of("r1", "r2")) {
        assertThat(cohort.table().tallies(rollout))
            .as("%s after deed %d, at tick %d", rollout, i, cohort.tick())
            .isEqualTo(Recount.of(cohort, rollout));
      }
      assertThat(maps(cohort.table().counts()))
          .as("devices by attribute after deed %d", i)
          .isEqualTo(maps(cohort.fresh().counts()));
    }
  }

  private static List<Object> maps(DeviceCounts counts) {
    return List.of(
        counts.devices(),
        counts.byHealth(),
        counts.byContent(),
        counts.byAgent(),
        counts.byBuild(),
        counts.byFormFactor());
  }

  @Property(tries = 200)
  void noDeviceIsOfferedAnUpdateTwiceByOneRollout(@ForAll("deeds") List<Deed> deeds) {
    var cohort = cohort();
    for (int i = 0; i < deeds.size(); i++) {
      deeds.get(i).act().in(cohort, "c" + i);
    }
    long offered =
        cohort.twins().stream().filter(twin -> twin.wasOfferedBy("r1")).count()
            + cohort.twins().stream().filter(twin -> twin.wasOfferedBy("r2")).count();
    assertThat(cohort.offered()).hasSize((int) offered);
  }

  @Property(tries = 100)
  void aCohortThatBeginsAnewDiffersOnlyInWhomItMisses(@ForAll("deeds") List<Deed> deeds) {
    var cohort = cohort();
    for (int i = 0; i < deeds.size(); i++) {
      deeds.get(i).act().in(cohort, "c" + i);
    }
    for (String rollout : List.of("r1", "r2")) {
      var before = cohort.table().tallies(rollout);
      var after = cohort.fresh().tallies(rollout);
      for (int ring = 0; ring < before.size(); ring++) {
        for (Count count : Count.values()) {
          if (!Masks.KNOWN.contains(count)) {
            assertThat(after.get(ring).get(count)).isEqualTo(before.get(ring).get(count));
          }
        }
        assertThat(after.get(ring).get(Count.SILENT))
            .isLessThanOrEqualTo(before.get(ring).get(Count.SILENT));
      }
    }
  }

  private static OneCohort cohort() {
    var test = ring(new RingSize.Devices(3));
    return OneCohort.of(TestWorlds.reported())
        .with(DEVICES / 2, Machines.server())
        .with(DEVICES / 2, Machines.desktop())
        .start(plan("r1", content(), test, ring(new RingSize.Rest())))
        .start(forAll("r2", driver()));
  }

  @Provide
  Arbitrary<List<Deed>> deeds() {
    Arbitrary<Deed> times =
        Arbitraries.integers()
            .between(1, 700)
            .map(m -> new Deed("after " + m, (cohort, id) -> cohort.at(cohort.tick() + m)));
    Arbitrary<Deed> offers =
        Combinators.combine(Arbitraries.of("r1", "r2"), Arbitraries.of(1, 3, DEVICES))
            .as((rollout, target) ->
                new Deed(
                    rollout + " offers " + target,
                    (cohort, id) -> cohort.offer(rollout, 0, target)));
    return Arbitraries.oneOf(
            times, times, offers, offers, reports(), reports(), reports(), others())
        .list()
        .ofMaxSize(60);
  }

  private static Arbitrary<Deed> reports() {
    return Combinators.combine(
            Arbitraries.integers().between(0, DEVICES - 1),
            Arbitraries.of("r1", "r2"),
            Arbitraries.of(Report.class))
        .as((device, rollout, report) ->
            new Deed(
                device + ": " + report + " of " + rollout,
                (cohort, id) -> report(cohort, cohort.ids().get(device), rollout, report, id)));
  }

  /** A report, if it is one that the twin would not refuse. */
  private static void report(
      OneCohort cohort, DeviceId device, String rollout, Report report, String id) {
    int tick = cohort.tick();
    DeviceCommand command =
        switch (report) {
          case STARTED -> new ReportBoot(id, tick, true);
          case START_FAILED -> new ReportBoot(id, tick, false);
          case CRASH -> new ReportCrash(id, tick, 0x50, "sensor.sys");
          case INSTALLING -> new ReportInstall(id, tick, rollout, InstallProgress.INSTALLING);
          case PENDING_RESTART ->
              new ReportInstall(id, tick, rollout, InstallProgress.PENDING_RESTART);
          case AGENT_STOPPED -> new ReportAgent(id, tick, false);
          case AGENT_RUNS -> new ReportAgent(id, tick, true);
          case HEARTBEAT -> new Heartbeat(id, tick);
          case ACTIVE -> new ReportInstall(id, tick, rollout, InstallProgress.ACTIVE);
          case FAILED -> new ReportInstall(id, tick, rollout, InstallProgress.FAILED);
          case ROLLED_BACK -> new ReportInstall(id, tick, rollout, InstallProgress.ROLLED_BACK);
          case MENDED -> new Remediate(id, tick, RecoveryMeans.HANDS);
          case ROLL_BACK -> new RollBack(id, tick, rollout);
        };
    var twin = cohort.twin(device);
    boolean aboutAnotherRollout = command instanceof ReportInstall && !twin.isAssignedTo(rollout);
    if (!twin.decommissioned() && !aboutAnotherRollout) {
      cohort.ask(device, command);
    }
  }

  private static Arbitrary<Deed> others() {
    return Arbitraries.integers()
        .between(0, DEVICES - 1)
        .flatMap(i ->
            Arbitraries.of(
                new Deed(i + " beats", (c, id) -> c.heartbeat(c.ids().get(i), c.tick())),
                new Deed(i + " beats again", (c, id) -> c.heartbeat(c.ids().get(i), c.tick())),
                new Deed("hold " + i, (c, id) -> ask(c, i, new Hold(id, c.tick(), "h1"))),
                new Deed("release " + i, (c, id) -> ask(c, i, new Release(id, c.tick(), "h1"))),
                new Deed(i + " leaves", (c, id) -> ask(c, i, new Decommission(id, c.tick()))),
                new Deed("enrol", (c, id) -> c.with(1, Machines.laptop())),
                new Deed("hold servers", (c, id) -> c.hold(holdOnServers())),
                new Deed("release all", (c, id) -> c.releaseHolds()),
                new Deed("begin anew", (c, id) -> c.loadedAgain()),
                new Deed(
                    "revert r1",
                    (c, id) -> c.happens("r1", new RolloutEvent.UpdateReverted(c.tick(), 0))),
                new Deed(
                    "cancel r2",
                    (c, id) -> c.happens("r2", new RolloutEvent.RolloutCancelled(c.tick(), 0)))));
  }

  private static void ask(OneCohort cohort, int device, DeviceCommand command) {
    DeviceId id = cohort.ids().get(device);
    if (!cohort.twin(id).decommissioned()) {
      cohort.ask(id, command);
    }
  }

  private static SafeguardHold holdOnServers() {
    var servers = new Combination("", "", Set.of(FormFactor.SERVER), Set.of(), 0, 0, "");
    return new SafeguardHold("servers", content().component(), "", servers);
  }
}
