package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static org.assertj.core.api.Assertions.assertThat;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.stream.javadsl.Sink;
import io.fleettwin.backtest.Stop;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.World;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Heartbeat;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Signal;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world that mirrors a real fleet. Its clock goes by minutes, which these tests let pass. */
class LiveWorldTest {

  private static final String LIVE = WorldSettings.LIVE;
  private static final String PLAN = "reported";
  private static final int AGE_MINUTES = 300;

  private static final List<Machine> KIOSKS = Machine.some(10, Machine::kiosk);

  @TempDir Path data;
  private TestClock clock;
  private FleetNode fleet;

  @BeforeEach
  void startWorld() {
    clock = new TestClock(Instant.parse("2026-03-02T09:00:30Z"));
    fleet = FleetNode.start(TestFleet.config(data), clock);
    Instant epoch = clock.instant().minusSeconds(AGE_MINUTES * 60L);
    done(fleet.createWorld(WorldSettings.live(epoch)));
    Machine.enrolAll(fleet, LIVE, KIOSKS);
  }

  @AfterEach
  void stopNode() {
    fleet.close();
  }

  @Test
  void whatDevicesReportIsSeenAtOnceAndCountsAtTheNextTick() {
    done(fleet.startRollout(LIVE, plan()));
    nextTick();
    awaitView(view -> view.total().get(Count.OFFERED) == KIOSKS.size());

    Device installing = report(0, InstallProgress.INSTALLING);
    Device active = report(1, InstallProgress.ACTIVE);
    report(2, InstallProgress.ACTIVE);
    Device crashed = crash(2);
    report(3, InstallProgress.FAILED);
    report(4, InstallProgress.INSTALLING);

    assertThat(installing.assignment().orElseThrow().progress())
        .isEqualTo(InstallProgress.INSTALLING);
    assertThat(active.installed().content()).isEqualTo("291");
    assertThat(crashed.boot().health()).isEqualTo(BootHealth.CRASHED);
    assertThat(await(fleet.count(LIVE)).orElseThrow().health())
        .containsOnly(Map.entry("HEALTHY", 9), Map.entry("CRASHED", 1));

    nextTick();
    RolloutView counted = awaitView(view -> view.total().get(Count.KNOWN_CRASHED) == 1);
    assertThat(counted.total().toMap())
        .containsOnly(
            Map.entry(Count.MEMBERS, 10),
            Map.entry(Count.OFFERED, 10),
            Map.entry(Count.PENDING, 7),
            Map.entry(Count.INSTALLED, 2),
            Map.entry(Count.KNOWN_INSTALLED, 1),
            Map.entry(Count.BUG_CHECKED, 1),
            Map.entry(Count.KNOWN_CRASHED, 1),
            Map.entry(Count.CRASHED, 1),
            Map.entry(Count.INSTALL_FAILED, 1));
    assertThat(counted.state().status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(counted.state().haltedBy()).isZero();

    List<Gate> gates = counted.state().plan().rings().stream().map(RingPlan::gate).toList();
    Stop stop = await(fleet.backtest(counted, now(), gates)).stop().orElseThrow();
    assertThat(stop.judged().tick()).isEqualTo(counted.state().endedTick());
    assertThat(stop.tally().down()).isEqualTo(1);
  }

  @Test
  void whoIsEnrolledWhileTheRolloutGoesOnIsOfferedTheUpdateToo() {
    done(fleet.startRollout(LIVE, plan()));
    nextTick();
    awaitView(view -> view.total().get(Count.OFFERED) == KIOSKS.size());

    Machine.enrolAll(fleet, LIVE, Machine.some(12, Machine::kiosk).subList(10, 12));
    nextTick();

    assertThat(awaitView(view -> view.total().get(Count.OFFERED) == 12).tick())
        .isEqualTo(AGE_MINUTES + 2);
  }

  @Test
  void whoFallsSilentAfterItHasBegunIsMissedAndFailsTheGate() {
    done(fleet.startRollout(LIVE, plan()));
    nextTick();
    awaitView(view -> view.total().get(Count.OFFERED) == KIOSKS.size());
    for (int kiosk = 0; kiosk < KIOSKS.size(); kiosk++) {
      report(kiosk, InstallProgress.INSTALLING);
    }
    pass(Duration.ofMinutes(49));
    heartbeats(2);
    nextTick();

    RolloutView missed = awaitView(view -> view.total().get(Count.SILENT) > 0);
    assertThat(missed.total().get(Count.SILENT)).isEqualTo(KIOSKS.size() - 2);
    assertThat(missed.state().status()).isEqualTo(RolloutStatus.HALTED);
  }

  @Test
  void aRolloutOfAnOldWorldCountsItsDeferralsFromItsOwnBeginning() {
    RingPlan now = ring("Now", new RingSize.Devices(4), 0, Gate.NONE);
    RingPlan later = ring("Later", new RingSize.Rest(), 30, Gate.NONE);
    done(fleet.startRollout(LIVE, plan(List.of(now, later))));
    nextTick();
    RolloutView first = awaitView(view -> view.total().get(Count.OFFERED) > 0);
    assertThat(first.state().startTick()).isEqualTo(AGE_MINUTES);
    assertThat(first.total().get(Count.OFFERED)).isEqualTo(4);

    report(anyThatWasOffered(), InstallProgress.ACTIVE);
    pass(Duration.ofMinutes(28));
    RolloutView before = awaitView(view -> view.total().get(Count.INSTALLED) == 1);
    assertThat(before.tick()).isEqualTo(AGE_MINUTES + 29);
    assertThat(before.total().get(Count.OFFERED)).isEqualTo(4);
    nextTick();
    assertThat(awaitView(view -> view.total().get(Count.OFFERED) == 10).tick())
        .isEqualTo(AGE_MINUTES + 30);
  }

  @Test
  void theRealFleetGoesOnInAForkFromWhatItReportedLast() {
    done(fleet.startRollout(LIVE, plan(List.of(ring("All", new RingSize.Rest(), 0, Gate.NONE)))));
    nextTick();
    awaitView(view -> view.total().get(Count.OFFERED) == KIOSKS.size());
    report(0, InstallProgress.INSTALLING);
    report(1, InstallProgress.PENDING_RESTART);
    report(2, InstallProgress.ACTIVE);
    report(3, InstallProgress.FAILED);
    report(4, InstallProgress.ACTIVE);
    crash(4);
    nextTick();
    awaitView(view -> view.total().get(Count.KNOWN_CRASHED) == 1);
    long events = await(fleet.events(LIVE));
    int forked = now();

    done(fleet.forkWorld(ForkedWorld.now("fork", LIVE)));
    TestWorld.runToEnd(fleet, "fork", forked + ForkedWorld.FIVE_DAYS);

    RolloutView end = await(fleet.rollout("fork", PLAN)).orElseThrow();
    assertThat(end.total().toMap())
        .containsOnly(
            Map.entry(Count.MEMBERS, 10),
            Map.entry(Count.OFFERED, 10),
            Map.entry(Count.INSTALLED, 8),
            Map.entry(Count.KNOWN_INSTALLED, 8),
            Map.entry(Count.BUG_CHECKED, 1),
            Map.entry(Count.SILENT, 1),
            Map.entry(Count.AWAITING_HANDS, 1),
            Map.entry(Count.WITHDRAWN, 1));
    assertThat(health("fork", 4)).isEqualTo(BootHealth.AWAITING_HANDS);
    assertThat(health("fork", 5)).isEqualTo(BootHealth.HEALTHY);
    assertThat(health(LIVE, 4)).isEqualTo(BootHealth.CRASHED);
    assertThat(await(fleet.events(LIVE))).isEqualTo(events);
  }

  private BootHealth health(String world, int kiosk) {
    return await(fleet.device(world, KIOSKS.get(kiosk).id())).orElseThrow().boot().health();
  }

  @Test
  void aLiveWorldGoesByTheClockOnTheWallAndKnowsNoIncidents() {
    assertThat(now()).isGreaterThanOrEqualTo(AGE_MINUTES);
    assertThat(await(fleet.world(LIVE)).orElseThrow().tick()).isGreaterThanOrEqualTo(AGE_MINUTES);
    assertThat(refused(await(fleet.run(LIVE, 10_000)))).isEqualTo(RefusalCode.WRONG_STATE);
    assertThat(refused(await(fleet.startRollout(LIVE, TestFleet.allAtOnce(DriverMode.KERNEL)))))
        .isEqualTo(RefusalCode.INVALID);
  }

  private void nextTick() {
    pass(Duration.ofMinutes(1));
  }

  /**
   * Time passes, and the world looks at the clock. Once cohorts have answered, the world has been
   * told of all that was reported before.
   */
  private void pass(Duration time) {
    await(fleet.count(LIVE));
    clock.advance(time);
    ClusterSharding.get(fleet.system())
        .entityRefFor(World.ENTITY_KEY, PersistenceIds.world(LIVE))
        .tell(new World.Wake());
  }

  private RolloutView awaitView(Predicate<RolloutView> expected) {
    return await(
        fleet.follow(LIVE, PLAN).filter(expected::test).runWith(Sink.head(), fleet.system()));
  }

  private int now() {
    return await(fleet.tick(LIVE)).orElseThrow();
  }

  private int anyThatWasOffered() {
    return IntStream.range(0, KIOSKS.size())
        .filter(kiosk ->
            await(fleet.device(LIVE, KIOSKS.get(kiosk).id())).orElseThrow().isAssignedTo(PLAN))
        .findFirst()
        .orElseThrow();
  }

  private Device report(int kiosk, InstallProgress progress) {
    String id = "report-%d-%s".formatted(kiosk, progress);
    return done(
        fleet.send(LIVE, KIOSKS.get(kiosk).id(), new ReportInstall(id, now(), PLAN, progress)));
  }

  private void heartbeats(int kiosks) {
    for (int kiosk = 0; kiosk < kiosks; kiosk++) {
      done(fleet.send(LIVE, KIOSKS.get(kiosk).id(), new Heartbeat("beat", now())));
    }
  }

  private Device crash(int kiosk) {
    var crash = new ReportCrash("crash-" + kiosk, now(), 0x50, "csagent.sys");
    return done(fleet.send(LIVE, KIOSKS.get(kiosk).id(), crash));
  }

  private static <T> RefusalCode refused(Outcome<T> outcome) {
    return ((Outcome.Refused<T>) outcome).refusal().code();
  }

  private static RolloutPlan plan() {
    Gate gate = new Gate(EnumSet.allOf(Signal.class), 2, 0.1, 24 * 60);
    return plan(List.of(ring("All", new RingSize.Rest(), 0, gate)));
  }

  private static RingPlan ring(String name, RingSize size, int deferralMinutes, Gate gate) {
    return new RingPlan(name, size, deferralMinutes, 0, PushRate.ALL_AT_ONCE, gate);
  }

  private static RolloutPlan plan(List<RingPlan> rings) {
    return new RolloutPlan(PLAN, content(DriverMode.KERNEL), rings, false, Optional.empty());
  }
}
