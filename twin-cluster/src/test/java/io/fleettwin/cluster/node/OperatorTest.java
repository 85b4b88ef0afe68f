package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.Machine.OLD_CONTENT;
import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent.UpdateActivated;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutCommand;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ServiceDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does while a rollout is under way. */
class OperatorTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int TWO_DAYS = 48 * 60;
  private static final String PLAN = "operated";

  /** At the worlds' beginning, at night, kiosks are on and most laptops are off. */
  private static final List<Machine> KIOSKS = Machine.some(60, Machine::kiosk);

  private static final List<Machine> LAPTOPS = Machine.some(40, Machine::laptop);

  private static final SafeguardHold HOLD =
      new SafeguardHold(
          "bad-model",
          "channel-file-291",
          "",
          new Combination("", "Bad", Set.of(), Set.of(), 0, 0, ""));

  @TempDir static Path data;
  private static FleetNode fleet;
  private static int orders;

  @BeforeAll
  static void startNode() {
    fleet = FleetNode.start(TestFleet.config(data));
  }

  @AfterAll
  static void stopNode() {
    fleet.close();
  }

  @Test
  void aPausedRolloutOffersNothingAndGoesOnAtTheSameRateOnceItIsResumed() {
    start("paused", KIOSKS, new PushRate(5, 1));
    runToEnd(fleet, "paused", 4);
    assertThat(offered("paused")).isEqualTo(4 * 5);

    RolloutView paused = done(fleet.control("paused", PLAN, order(RolloutCommand.PAUSE)));
    assertThat(paused.state().status()).isEqualTo(RolloutStatus.PAUSED);
    runToEnd(fleet, "paused", 60);
    assertThat(offered("paused")).isEqualTo(4 * 5);

    RolloutView resumed = done(fleet.control("paused", PLAN, order(RolloutCommand.RESUME)));
    assertThat(resumed.state().status()).isEqualTo(RolloutStatus.RUNNING);
    runToEnd(fleet, "paused", TWO_DAYS);
    assertThat(rollout(fleet, "paused", PLAN).state().status()).isEqualTo(RolloutStatus.COMPLETED);
    Map<Integer, Integer> offers =
        WorldHistory.read(fleet.system(), "paused").perTick(UpdateOffered.class);
    assertThat(offers.keySet()).hasSize(KIOSKS.size() / 5).noneMatch(tick -> tick > 4 && tick < 60);
    assertThat(offers.values()).containsOnly(5);
  }

  @Test
  void aCancelledRolloutIsWithdrawnFromThoseWhoDoNotHaveTheUpdateYet() {
    start("cancelled", kiosksAndLaptops(), PushRate.ALL_AT_ONCE);
    runToEnd(fleet, "cancelled", 30);
    int installed = rollout(fleet, "cancelled", PLAN).total().get(Count.INSTALLED);
    assertThat(installed).isBetween(KIOSKS.size(), KIOSKS.size() + LAPTOPS.size() - 1);

    done(fleet.control("cancelled", PLAN, order(RolloutCommand.CANCEL)));
    runToEnd(fleet, "cancelled", TWO_DAYS);

    RolloutView end = rollout(fleet, "cancelled", PLAN);
    assertThat(end.state().status()).isEqualTo(RolloutStatus.CANCELLED);
    assertThat(end.state().isReverted()).isFalse();
    assertThat(end.total().get(Count.INSTALLED)).isEqualTo(installed);
    assertThat(end.total().get(Count.WITHDRAWN)).isEqualTo(100 - installed);
    assertThat(end.settled()).isTrue();
    WorldHistory history = WorldHistory.read(fleet.system(), "cancelled");
    assertThat(history.devices(UpdateActivated.class)).hasSize(installed);
    for (Machine laptop : LAPTOPS) {
      Device device = device("cancelled", laptop.id());
      boolean had = !history.device(device.id(), UpdateActivated.class).isEmpty();
      assertThat(device.installed().content()).isEqualTo(had ? "291" : OLD_CONTENT);
      assertThat(device.assignment().orElseThrow().progress())
          .isEqualTo(had ? InstallProgress.ACTIVE : InstallProgress.WITHDRAWN);
    }
  }

  @Test
  void aCancelledRolloutOffersTheUpdateToNobodyElse() {
    start("stopped", KIOSKS, new PushRate(10, 60));
    runToEnd(fleet, "stopped", 70);
    assertThat(offered("stopped")).isEqualTo(20);

    done(fleet.control("stopped", PLAN, order(RolloutCommand.CANCEL)));
    runToEnd(fleet, "stopped", TWO_DAYS);

    RolloutView end = rollout(fleet, "stopped", PLAN);
    assertThat(end.rings().getFirst().state().status()).isEqualTo(RingStatus.CLOSED);
    assertThat(end.total().get(Count.OFFERED)).isEqualTo(20);
    assertThat(end.total().get(Count.INSTALLED)).isEqualTo(20);
  }

  @Test
  void aRolloutThatIsRolledBackLeavesNobodyWithTheNewVersion() {
    start("reverted", kiosksAndLaptops(), PushRate.ALL_AT_ONCE);
    runToEnd(fleet, "reverted", 30);
    int installed = rollout(fleet, "reverted", PLAN).total().get(Count.INSTALLED);

    done(fleet.control("reverted", PLAN, order(RolloutCommand.ROLL_BACK)));
    runToEnd(fleet, "reverted", TWO_DAYS);

    RolloutView end = rollout(fleet, "reverted", PLAN);
    assertThat(end.state().status()).isEqualTo(RolloutStatus.CANCELLED);
    assertThat(end.state().isReverted()).isTrue();
    assertThat(end.total().get(Count.ROLLED_BACK)).isEqualTo(installed);
    assertThat(end.total().get(Count.WITHDRAWN)).isEqualTo(100 - installed);
    assertThat(end.total().get(Count.INSTALLED)).isZero();
    assertThat(end.settled()).isTrue();
    assertThat(await(fleet.count("reverted")).orElseThrow().content())
        .containsExactly(Map.entry(OLD_CONTENT, 100));
  }

  @Test
  void aSafeguardHoldKeepsItsDevicesOutOfARolloutUntilItIsReleased() {
    List<Machine> bad = Machine.some(20, number -> Machine.kiosk(100 + number).ofModel("Bad"));
    world("held", Stream.concat(KIOSKS.stream(), bad.stream()).toList());
    done(fleet.placeHold("held", HOLD));
    done(fleet.startRollout("held", plan(PushRate.ALL_AT_ONCE)));
    runToEnd(fleet, "held", 60);

    RolloutView held = rollout(fleet, "held", PLAN);
    assertThat(held.total().get(Count.MEMBERS)).isEqualTo(80);
    assertThat(held.total().get(Count.HELD)).isEqualTo(20);
    assertThat(held.total().get(Count.OFFERED)).isEqualTo(KIOSKS.size());
    for (Machine machine : bad) {
      assertThat(device("held", machine.id()).revision()).isOne();
    }

    assertThat(done(fleet.releaseHold("held", HOLD.id())).holds()).isEmpty();
    runToEnd(fleet, "held", TWO_DAYS);

    RolloutView end = rollout(fleet, "held", PLAN);
    assertThat(end.total().get(Count.MEMBERS)).isEqualTo(80);
    assertThat(end.total().get(Count.INSTALLED)).isEqualTo(80);
  }

  @Test
  void aSafeguardHoldInTheMiddleOfARolloutStopsOffersToItsDevices() {
    List<Machine> bad = KIOSKS.stream().map(machine -> machine.ofModel("Bad")).toList();
    start("held-later", bad, new PushRate(10, 60));
    runToEnd(fleet, "held-later", 70);
    assertThat(offered("held-later")).isEqualTo(20);

    done(fleet.placeHold("held-later", HOLD));
    runToEnd(fleet, "held-later", TWO_DAYS);

    RolloutView end = rollout(fleet, "held-later", PLAN);
    assertThat(end.total().get(Count.OFFERED)).isEqualTo(20);
    assertThat(end.total().get(Count.HELD)).isEqualTo(KIOSKS.size() - 20);
    assertThat(end.state().status()).isEqualTo(RolloutStatus.COMPLETED);
  }

  /** Its answer may have been lost, and somebody else has resumed the rollout since. */
  @Test
  void aPauseThatIsSentAgainDoesNotPauseWhatWasResumedSince() {
    start("retried", KIOSKS, new PushRate(5, 1));
    RolloutOrder pause = order(RolloutCommand.PAUSE);
    assertThat(changed(fleet.control("retried", PLAN, pause))).isTrue();
    done(fleet.control("retried", PLAN, order(RolloutCommand.RESUME)));
    assertThat(changed(fleet.control("retried", PLAN, pause))).isFalse();
    assertThat(rollout(fleet, "retried", PLAN).state().status()).isEqualTo(RolloutStatus.RUNNING);
  }

  @Test
  void theSameRequestASecondTimeChangesNothing() {
    var settings = TestWorld.named("twice");
    done(fleet.createWorld(settings));
    Machine.enrolAll(fleet, "twice", KIOSKS);
    done(fleet.startRollout("twice", plan(PushRate.ALL_AT_ONCE)));
    done(fleet.placeHold("twice", HOLD));

    assertThat(changed(fleet.createWorld(settings))).isFalse();
    assertThat(changed(fleet.startRollout("twice", plan(PushRate.ALL_AT_ONCE)))).isFalse();
    assertThat(changed(fleet.placeHold("twice", HOLD))).isFalse();
    assertThat(changed(fleet.releaseHold("twice", "no-such-hold"))).isFalse();
    assertThat(changed(fleet.control("twice", PLAN, order(RolloutCommand.RESUME)))).isFalse();
    Machine kiosk = KIOSKS.getFirst();
    assertThat(changed(fleet.send("twice", kiosk.id(), kiosk.enrol()))).isFalse();
    assertThat(await(fleet.world("twice")).orElseThrow().rollouts()).containsExactly(PLAN);
  }

  @Test
  void startsOfTheSameRolloutAtTheSameTimeAreAllAnswered() {
    world("at-once", KIOSKS);
    RolloutPlan plan = plan(PushRate.ALL_AT_ONCE);
    var first = fleet.startRollout("at-once", plan).toCompletableFuture();
    var second = fleet.startRollout("at-once", plan).toCompletableFuture();
    var unlike = fleet.startRollout("at-once", plan(new PushRate(1, 1))).toCompletableFuture();

    assertThat(first).succeedsWithin(SOON);
    assertThat(done(first).state().plan()).isEqualTo(plan);
    assertThat(second).succeedsWithin(SOON);
    assertThat(done(second).state().plan()).isEqualTo(plan);
    assertThat(refused(unlike)).isEqualTo(RefusalCode.ALREADY_EXISTS);
  }

  @Test
  void whatCannotBeDoneIsRefusedWithItsReason() {
    world("refusing", KIOSKS);
    done(fleet.startRollout("refusing", plan(PushRate.ALL_AT_ONCE)));
    runToEnd(fleet, "refusing", TWO_DAYS);
    var unlike = TestWorld.named("refusing", new ServiceDesk(1, 0, 9, true, 0));

    assertThat(refused(fleet.createWorld(unlike))).isEqualTo(RefusalCode.ALREADY_EXISTS);
    assertThat(refused(fleet.startRollout("refusing", plan(new PushRate(1, 1)))))
        .isEqualTo(RefusalCode.ALREADY_EXISTS);
    assertThat(refused(fleet.control("refusing", PLAN, order(RolloutCommand.PAUSE))))
        .isEqualTo(RefusalCode.WRONG_STATE);
    assertThat(refused(fleet.control("refusing", "unknown", order(RolloutCommand.PAUSE))))
        .isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(refused(fleet.run("nowhere", 1))).isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(refused(fleet.placeHold("nowhere", HOLD))).isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(refused(fleet.startRollout("nowhere", plan(PushRate.ALL_AT_ONCE))))
        .isEqualTo(RefusalCode.NOT_FOUND);
    Machine kiosk = KIOSKS.getFirst();
    assertThat(refused(fleet.send("nowhere", kiosk.id(), kiosk.enrol())))
        .isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(await(fleet.world("nowhere"))).isEmpty();
    assertThat(await(fleet.rollout("refusing", "unknown"))).isEmpty();
    assertThat(await(fleet.device("refusing", new DeviceId("unknown")))).isEmpty();
    assertThat(await(fleet.count("nowhere"))).isEmpty();
  }

  private static void start(String world, List<Machine> machines, PushRate push) {
    world(world, machines);
    done(fleet.startRollout(world, plan(push)));
  }

  private static void world(String world, List<Machine> machines) {
    done(fleet.createWorld(TestWorld.named(world)));
    Machine.enrolAll(fleet, world, machines);
  }

  private static List<Machine> kiosksAndLaptops() {
    return Stream.concat(KIOSKS.stream(), LAPTOPS.stream()).toList();
  }

  /** One ring that is watched for a day. */
  private static RolloutPlan plan(PushRate push) {
    Gate watched = new Gate(Set.of(), 0, 1, 24 * 60);
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, push, watched);
    return new RolloutPlan(PLAN, content(DriverMode.KERNEL), List.of(all), false, Optional.empty());
  }

  /** With an id of its own. */
  private static RolloutOrder order(RolloutCommand command) {
    return new RolloutOrder("order " + orders++, command);
  }

  private static int offered(String world) {
    return rollout(fleet, world, PLAN).total().get(Count.OFFERED);
  }

  private static Device device(String world, DeviceId id) {
    return await(fleet.device(world, id)).orElseThrow();
  }

  private static <T> boolean changed(CompletionStage<Outcome<T>> stage) {
    return ((Outcome.Done<T>) await(stage)).changed();
  }

  private static <T> RefusalCode refused(CompletionStage<Outcome<T>> stage) {
    return ((Outcome.Refused<T>) await(stage)).refusal().code();
  }
}
