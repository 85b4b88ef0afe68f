package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.Machine.OLD_CONTENT;
import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Sink;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import io.fleettwin.device.DeviceId;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Verdict;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.update.Trigger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Updates on their way through rings: in order, at the planned rate, and no further than the gate.
 */
class RingsAndGatesTest {

  private static final int DEVICES = 100;
  private static final int HOUR = 60;
  private static final int TWO_DAYS = 48 * HOUR;
  private static final String PLAN = "by-ring";

  private static final List<Machine> KIOSKS = Machine.some(DEVICES, Machine::kiosk);

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
  void outsideTheRingThatWasOpenNobodyIsEvenOfferedAnUpdateThatFailsTheGate() {
    RolloutView end =
        push(
            "gated",
            plan(true, Optional.of(defect(Trigger.AT_LOAD, 0)), 24 * HOUR, PushRate.ALL_AT_ONCE));

    assertThat(end.state().status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(end.state().haltedBy()).isZero();
    assertThat(end.state().isReverted()).isTrue();
    assertThat(end.rings())
        .extracting(ring -> ring.state().status())
        .containsExactly(RingStatus.FAILED, RingStatus.PENDING, RingStatus.PENDING);
    assertThat(end.rings().getFirst().state().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(end.rings().getFirst().tally().get(Count.BUG_CHECKED)).isEqualTo(10);
    List<DeviceId> first = inRandomOrder().subList(0, 10);
    assertThat(history("gated").devices(UpdateOffered.class).keySet())
        .containsExactlyInAnyOrderElementsOf(first);
    for (Machine machine : KIOSKS) {
      if (!first.contains(machine.id())) {
        var device = await(fleet.device("gated", machine.id())).orElseThrow();
        assertThat(device.revision()).isOne();
        assertThat(device.installed().content()).isEqualTo(OLD_CONTENT);
      }
    }
  }

  @Test
  void whatAGateHasFailedOnIsKeptFromAllOtherRolloutsUntilItsHoldIsReleased() {
    push(
        "kept",
        plan(true, Optional.of(defect(Trigger.AT_LOAD, 0)), 24 * HOUR, PushRate.ALL_AT_ONCE));
    WorldView failed = await(fleet.world("kept")).orElseThrow();
    assertThat(failed.holds()).singleElement().extracting(SafeguardHold::version).isEqualTo("291");

    done(fleet.startRollout("kept", named("held")));
    runToEnd(fleet, "kept", failed.tick() + 2 * HOUR);
    assertThat(rollout(fleet, "kept", "held").total().get(Count.HELD)).isEqualTo(DEVICES);
    assertThat(rollout(fleet, "kept", "held").total().get(Count.OFFERED)).isZero();

    WorldView released = done(fleet.releaseHold("kept", failed.holds().getFirst().id()));
    done(fleet.startRollout("kept", named("free")));
    runToEnd(fleet, "kept", released.tick() + 2 * HOUR);
    assertThat(await(fleet.world("kept")).orElseThrow().holds()).isEmpty();
    assertThat(rollout(fleet, "kept", "free").total().get(Count.OFFERED)).isGreaterThan(80);
  }

  @Test
  void aGoodUpdateGoesThroughAllRingsInOrderAndNeverBeforeTheirDeferral() {
    RolloutView end = push("good", plan(true, Optional.empty(), HOUR, PushRate.ALL_AT_ONCE));

    assertThat(end.state().status()).isEqualTo(RolloutStatus.COMPLETED);
    assertThat(end.rings())
        .extracting(ring -> ring.state().status())
        .containsOnly(RingStatus.PASSED);
    // The second waits for its deferral of 2 hours, the third for the second's hour of baking.
    assertThat(end.rings())
        .extracting(ring -> ring.state().openedTick())
        .containsExactly(1, 2 * HOUR, 3 * HOUR);
    assertThat(end.rings())
        .extracting(ring -> ring.state().judgedTick())
        .containsExactly(1 + HOUR, 3 * HOUR, 4 * HOUR);
    assertThat(end.state().endedTick()).isEqualTo(4 * HOUR);
    assertThat(history("good").perTick(UpdateOffered.class))
        .containsExactlyInAnyOrderEntriesOf(Map.of(1, 10, 2 * HOUR, 20, 3 * HOUR, 70));
    assertThat(end.total().get(Count.INSTALLED)).isEqualTo(DEVICES);
    assertThat(await(fleet.count("good")).orElseThrow().content())
        .containsExactly(Map.entry("291", DEVICES));
  }

  @Test
  void aRingIsOfferedTheUpdateAtThePlannedRateAndInRandomOrder() {
    start("rate", onlyRing(new PushRate(7, 3)));
    List<RolloutView> views = watch("rate", PLAN);

    Map<Integer, Integer> sevenEachThreeMinutes = new TreeMap<>();
    for (int time = 0; time < DEVICES / 7; time++) {
      sevenEachThreeMinutes.put(1 + 3 * time, 7);
    }
    sevenEachThreeMinutes.put(1 + 3 * (DEVICES / 7), DEVICES % 7);
    WorldHistory history = history("rate");
    assertThat(history.perTick(UpdateOffered.class)).isEqualTo(sevenEachThreeMinutes);
    assertThat(views)
        .allSatisfy(view -> {
          int times = Math.max(0, (view.tick() - 1) / 3 + 1);
          assertThat(view.total().get(Count.OFFERED)).isLessThanOrEqualTo(7 * times);
        });
    assertThat(views.getLast().total().get(Count.OFFERED)).isEqualTo(DEVICES);
  }

  @Test
  void aDefectThatShowsLateHaltsTheRolloutFromARingThatHasPassed() {
    RolloutView end =
        push(
            "late",
            plan(
                false,
                Optional.of(defect(Trigger.AFTER_RUNNING, 150)),
                HOUR,
                PushRate.ALL_AT_ONCE));

    assertThat(end.state().status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(end.state().haltedBy()).isZero();
    assertThat(end.state().isReverted()).isFalse();
    assertThat(end.rings())
        .extracting(ring -> ring.state().status())
        .containsExactly(RingStatus.FAILED, RingStatus.CLOSED, RingStatus.PENDING);
    assertThat(end.rings().get(1).state().openedTick()).isEqualTo(2 * HOUR);
    assertThat(end.rings().get(2).tally().get(Count.OFFERED)).isZero();
  }

  @Test
  void whoFollowsARolloutSeesItGrowFromItsStartToItsEnd() {
    start("followed", onlyRing(new PushRate(20, 1)));
    List<RolloutView> views = watch("followed", PLAN);

    assertThat(views.getFirst().total().get(Count.OFFERED)).isZero();
    assertThat(views).extracting(RolloutView::revision).isSorted().doesNotHaveDuplicates();
    assertThat(views).extracting(RolloutView::tick).isSorted();
    assertThat(views.subList(0, views.size() - 1)).noneMatch(RolloutView::settled);
    assertThat(views.getLast().settled()).isTrue();
    assertThat(views.getLast().total().get(Count.INSTALLED)).isEqualTo(DEVICES);
  }

  private static RolloutView push(String world, RolloutPlan plan) {
    start(world, plan);
    runToEnd(fleet, world, TWO_DAYS);
    return rollout(fleet, world, plan.id());
  }

  private static void start(String world, RolloutPlan plan) {
    done(fleet.createWorld(TestWorld.named(world)));
    Machine.enrolAll(fleet, world, KIOSKS);
    done(fleet.startRollout(world, plan));
  }

  private static List<RolloutView> watch(String world, String rollout) {
    CompletionStage<List<RolloutView>> views =
        fleet.follow(world, rollout).runWith(Sink.seq(), fleet.system());
    done(fleet.run(world, TWO_DAYS));
    return await(views);
  }

  private static WorldHistory history(String world) {
    return WorldHistory.read(fleet.system(), world);
  }

  /** All machines, as rings take them. */
  private static List<DeviceId> inRandomOrder() {
    Draws draws = new Draws(TestWorld.named("order").seed());
    return KIOSKS.stream()
        .map(Machine::id)
        .sorted(
            Comparator.comparing(
                id -> draws.bits(id.key(), Draw.RING_ORDER, 0), Long::compareUnsigned))
        .toList();
  }

  private static Incident defect(Trigger trigger, int afterMinutes) {
    return new Incident(
        new Defect(Combination.ALL, 1, trigger, afterMinutes, 0x50, "csagent.sys"),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private static RolloutPlan plan(
      boolean rollBack, Optional<Incident> incident, int bakeMinutes, PushRate push) {
    Gate gate = new Gate(EnumSet.allOf(Signal.class), 5, 0.01, bakeMinutes);
    return new RolloutPlan(
        PLAN,
        content(DriverMode.KERNEL),
        List.of(
            new RingPlan("Test", new RingSize.Devices(10), 0, 0, push, gate),
            new RingPlan("First", new RingSize.Share(0.2), 2 * HOUR, 0, push, gate),
            new RingPlan("Broad", new RingSize.Rest(), 2 * HOUR, 0, push, gate)),
        rollBack,
        incident);
  }

  private static RolloutPlan named(String id) {
    RolloutPlan like = onlyRing(PushRate.ALL_AT_ONCE);
    return new RolloutPlan(id, like.update(), like.rings(), false, Optional.empty());
  }

  private static RolloutPlan onlyRing(PushRate push) {
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, push, Gate.NONE);
    return new RolloutPlan(PLAN, content(DriverMode.KERNEL), List.of(all), false, Optional.empty());
  }
}
