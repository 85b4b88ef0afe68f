package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A world that begins with how another one was, and goes on from there by itself. */
class ForkTest {

  private static final int FIVE_DAYS = 5 * 24 * 60;
  private static final int IN_THE_MIDDLE = 300;
  private static final ServiceDesk DESK = new ServiceDesk(3, 8 * 60, 18 * 60, true, 0);
  private static final List<Machine> MACHINES = Machine.some(60, Machine::mixed);
  private static final RolloutPlan PLAN = plan();
  private static final String PARENT = "parent";
  private static final WorldSettings SETTINGS = TestWorld.named(PARENT, DESK, 7);

  @TempDir Path data;
  private FleetNode fleet;

  @BeforeEach
  void start() {
    fleet = FleetNode.start(TestFleet.config(data));
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  /** Two rings, one pushed faster than the other; the vendor takes the update back. */
  private static RolloutPlan plan() {
    return new RolloutPlan(
        "two-rings",
        TestFleet.content(DriverMode.KERNEL),
        List.of(
            new RingPlan("First", new RingSize.Share(0.3), 0, 0, new PushRate(5, 1), Gate.NONE),
            new RingPlan("Rest", new RingSize.Rest(), 10, 0, new PushRate(10, 2), Gate.NONE)),
        true,
        Optional.of(TestFleet.incident(200)));
  }

  private void playParent() {
    enrolParent();
    done(fleet.startRollout(PARENT, PLAN));
    runToEnd(fleet, PARENT, FIVE_DAYS);
  }

  private void enrolParent() {
    done(fleet.createWorld(SETTINGS));
    Machine.enrolAll(fleet, PARENT, MACHINES);
  }

  private void restart() {
    fleet.close();
    fleet = FleetNode.start(TestFleet.config(data));
  }

  private static ForkOrder now(String name, String parent) {
    return new ForkOrder(
        name, parent, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ForkOrder at(String name, String parent, int tick) {
    return new ForkOrder(
        name,
        parent,
        Optional.of(SETTINGS.momentOf(tick)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Map<String, Device> devices(String world) {
    Map<String, Device> devices = new TreeMap<>();
    for (Machine machine : MACHINES) {
      await(fleet.device(world, machine.id()))
          .ifPresent(device -> devices.put(device.id().value(), device));
    }
    return devices;
  }

  private Map<String, SortedMap<Integer, Tally>> tallies(String world) {
    return WorldHistory.read(fleet.system(), world).tallies(PLAN.id());
  }

  private Refusal refused(ForkOrder order) {
    return ((Outcome.Refused<WorldView>) await(fleet.forkWorld(order))).refusal();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 57, IN_THE_MIDDLE, 2_000, FIVE_DAYS - 1})
  void aForkOfASimulatedWorldGoesOnAsThatWorldDid(int tick) {
    playParent();
    int forked = Math.min(tick, await(fleet.world(PARENT)).orElseThrow().tick());

    WorldView begun = done(fleet.forkWorld(at("fork", PARENT, forked)));
    assertThat(begun.tick()).isEqualTo(forked);
    assertThat(begun.rollouts()).containsExactly(PLAN.id());
    runToEnd(fleet, "fork", FIVE_DAYS);

    assertThat(tallies("fork")).isEqualTo(tallies(PARENT));
    assertThat(devices("fork")).hasSize(MACHINES.size()).isEqualTo(devices(PARENT));
    assertThat(rollout(fleet, "fork", PLAN.id()).state())
        .isEqualTo(rollout(fleet, PARENT, PLAN.id()).state());
  }

  @Test
  void aForkInMemoryAloneGoesOnInTheSameWayAndLeavesNothing() {
    playParent();
    done(fleet.forkWorld(at("tmp-fork", PARENT, IN_THE_MIDDLE)));
    runToEnd(fleet, "tmp-fork", FIVE_DAYS);

    assertThat(devices("tmp-fork")).isEqualTo(devices(PARENT));
    assertThat(rollout(fleet, "tmp-fork", PLAN.id()).rings())
        .isEqualTo(rollout(fleet, PARENT, PLAN.id()).rings());
    assertThat(await(fleet.events("tmp-fork"))).isZero();
  }

  @Test
  void aForkGoesOnAfterItsNodeWasStopped() {
    playParent();
    done(fleet.forkWorld(at("fork", PARENT, 57)));
    runToEnd(fleet, "fork", IN_THE_MIDDLE);
    restart();
    runToEnd(fleet, "fork", FIVE_DAYS);
    assertThat(tallies("fork")).isEqualTo(tallies(PARENT));
    assertThat(devices("fork")).isEqualTo(devices(PARENT));
  }

  @Test
  void aForkOfAForkGoesOnAsBothDid() {
    playParent();
    done(fleet.forkWorld(at("child", PARENT, 57)));
    runToEnd(fleet, "child", 1_000);
    done(fleet.forkWorld(at("grandchild", "child", IN_THE_MIDDLE)));
    restart();
    runToEnd(fleet, "grandchild", FIVE_DAYS);
    assertThat(tallies("grandchild")).isEqualTo(tallies(PARENT));
    assertThat(devices("grandchild")).isEqualTo(devices(PARENT));
    assertThat(refused(at("other", "child", 56)).message())
        .contains("can be forked as it was from");
  }

  @Test
  void anotherSeedIsAnotherFutureOfTheSamePast() {
    playParent();
    var order =
        new ForkOrder(
            "fork",
            PARENT,
            Optional.of(SETTINGS.momentOf(IN_THE_MIDDLE)),
            Optional.of(8L),
            Optional.empty(),
            Optional.empty());
    done(fleet.forkWorld(order));
    runToEnd(fleet, "fork", FIVE_DAYS);

    assertThat(tallies("fork").get("1").headMap(IN_THE_MIDDLE))
        .isEqualTo(tallies(PARENT).get("1").headMap(IN_THE_MIDDLE));
    assertThat(tallies("fork")).isNotEqualTo(tallies(PARENT));
  }

  @Test
  void nothingOfWhatHappensInAForkIsSeenInItsParentNorTheOtherWayRound() {
    enrolParent();
    Map<String, Device> before = devices(PARENT);
    long events = await(fleet.events(PARENT));

    done(fleet.forkWorld(now("fork", PARENT)));
    done(fleet.startRollout("fork", PLAN));
    runToEnd(fleet, "fork", FIVE_DAYS);
    Map<String, Device> forked = devices("fork");
    assertThat(devices(PARENT)).isEqualTo(before).isNotEqualTo(forked);
    assertThat(await(fleet.events(PARENT))).isEqualTo(events);
    assertThat(await(fleet.rollout(PARENT, PLAN.id()))).isEmpty();

    Machine late = Machine.kiosk(999);
    Machine.enrolAll(fleet, PARENT, List.of(late));
    restart();
    assertThat(await(fleet.device(PARENT, late.id()))).isPresent();
    assertThat(await(fleet.device("fork", late.id()))).isEmpty();
    assertThat(await(fleet.count("fork")).orElseThrow().devices()).isEqualTo(MACHINES.size());
    assertThat(devices("fork")).isEqualTo(forked);
  }

  @Test
  void devicesThatNothingHappensToCostNoEvents() {
    enrolParent();
    done(fleet.forkWorld(now("fork", PARENT)));
    assertThat(await(fleet.count("fork"))).isEqualTo(await(fleet.count(PARENT)));
    assertThat(devices("fork")).isEqualTo(devices(PARENT));
    assertThat(await(fleet.events("fork"))).isOne();

    Machine one = MACHINES.getFirst();
    done(fleet.send("fork", one.id(), new ReportCrash("crash-1", 3, 0x50, "csagent.sys")));
    assertThat(await(fleet.events("fork"))).isEqualTo(2);
    assertThat(WorldHistory.read(fleet.system(), "fork").devices(DeviceEvent.class))
        .containsOnlyKeys(one.id());
    restart();
    assertThat(await(fleet.device("fork", one.id())).orElseThrow().boot().bugChecks()).isOne();
    assertThat(await(fleet.device(PARENT, one.id())).orElseThrow().boot().bugChecks()).isZero();
  }

  @Test
  void theSameForkASecondTimeIsTheSameWorldAndAnotherIsRefused() {
    enrolParent();
    done(fleet.forkWorld(now("fork", PARENT)));
    var again = (Outcome.Done<WorldView>) await(fleet.forkWorld(now("fork", PARENT)));
    assertThat(again.changed()).isFalse();
    assertThat(again.value().past().getLast().world()).isEqualTo(PARENT);
    assertThat(refused(now(PARENT, "fork")).code()).isEqualTo(RefusalCode.ALREADY_EXISTS);
    assertThat(refused(now("other", "nowhere")).code()).isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(refused(at("other", PARENT, 1)).code()).isEqualTo(RefusalCode.INVALID);
    assertThat(await(fleet.world("other"))).isEmpty();
    assertThat(await(fleet.worlds())).containsExactly("fork", PARENT);
  }

  @Test
  void aWorldInMemoryAloneCannotBeForked() {
    done(fleet.createWorld(TestWorld.named("tmp-parent")));
    assertThat(refused(now("fork", "tmp-parent")).message()).contains("in memory alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "tmp-fork"})
  void aForkIsDeletedWholeAndItsNameCanBeUsedAgain(String fork) {
    playParent();
    Map<String, Device> before = devices(PARENT);
    done(fleet.forkWorld(at(fork, PARENT, 57)));
    runToEnd(fleet, fork, FIVE_DAYS);

    assertThat(await(fleet.deleteWorld(fork))).isEmpty();

    assertThat(await(fleet.worlds())).containsExactly(PARENT);
    assertThat(await(fleet.world(fork))).isEmpty();
    assertThat(await(fleet.count(fork))).isEmpty();
    assertThat(await(fleet.events(fork))).isZero();
    assertThat(devices(PARENT)).isEqualTo(before);

    done(fleet.forkWorld(at(fork, PARENT, IN_THE_MIDDLE)));
    runToEnd(fleet, fork, FIVE_DAYS);
    assertThat(devices(fork)).isEqualTo(before);
    assertThat(await(fleet.deleteWorld(fork))).isEmpty();
    restart();
    assertThat(await(fleet.worlds())).containsExactly(PARENT);
    assertThat(await(fleet.world(fork))).isEmpty();
    assertThat(await(fleet.events(fork))).isZero();
    done(fleet.createWorld(TestWorld.named(fork)));
    assertThat(await(fleet.count(fork)).orElseThrow().devices()).isZero();
  }

  @Test
  void aWorldIsDeletedInTheMiddleOfItsRun() {
    enrolParent();
    done(fleet.startRollout(PARENT, PLAN));
    done(fleet.run(PARENT, FIVE_DAYS));
    assertThat(await(fleet.deleteWorld(PARENT))).isEmpty();
    assertThat(await(fleet.worlds())).isEmpty();
    assertThat(await(fleet.events(PARENT))).isZero();
    assertThat(await(fleet.rollout(PARENT, PLAN.id()))).isEmpty();
  }

  @Test
  void aWorldThatOthersComeFromAndTheRealFleetAreNotDeleted() {
    enrolParent();
    done(fleet.createWorld(WorldSettings.live(Instant.parse("2026-01-01T00:00:00Z"))));
    done(fleet.forkWorld(now("fork-1", PARENT)));
    done(fleet.forkWorld(now("tmp-fork-2", PARENT)));

    assertThat(await(fleet.deleteWorld(PARENT)).orElseThrow().message())
        .contains("delete fork-1, tmp-fork-2 first");
    assertThat(await(fleet.deleteWorld(WorldSettings.LIVE)).orElseThrow().code())
        .isEqualTo(RefusalCode.WRONG_STATE);
    assertThat(await(fleet.deleteWorld("nowhere")).orElseThrow().code())
        .isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(await(fleet.deleteWorld("fork-1"))).isEmpty();
    assertThat(await(fleet.deleteWorld("tmp-fork-2"))).isEmpty();
    assertThat(await(fleet.deleteWorld(PARENT))).isEmpty();
    assertThat(Map.of("worlds", await(fleet.worlds()))).contains(entry("worlds", List.of("live")));
  }
}
