package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Sink;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.ServiceDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed gives the same tallies at every tick, however the node that works them out runs. */
class DeterminismTest {

  private static final int FIVE_DAYS = 5 * 24 * 60;
  private static final long SEED = 20240719;
  private static final ServiceDesk DESK = new ServiceDesk(3, 8 * 60, 18 * 60, true, 0);
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(20);
  private static final List<Machine> MACHINES = Machine.some(150, Machine::mixed);
  private static final RolloutPlan PLAN = plan();

  /** How each ring stood at each tick, in the first world that was run. */
  private static Map<String, SortedMap<Integer, Tally>> expected;

  private static Map<String, SortedMap<Integer, Tally>> withTheSameSeed;
  private static Map<String, SortedMap<Integer, Tally>> withAnotherSeed;

  private static RolloutView end;

  @TempDir static Path first;
  @TempDir Path data;

  @BeforeAll
  static void runThreeWorlds() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(first))) {
      expected = tallies(fleet, "first", SEED);
      withTheSameSeed = tallies(fleet, "second", SEED);
      withAnotherSeed = tallies(fleet, "third", SEED + 1);
      end = rollout(fleet, "first", PLAN.id());
    }
  }

  @Test
  void theSameSeedGivesTheSameTalliesAtEveryTick() {
    assertThat(expected.values()).hasSize(2).allSatisfy(ring -> assertThat(ring).isNotEmpty());
    assertThat(expected.get("0").size() + expected.get("1").size()).isGreaterThan(100);
    assertThat(withTheSameSeed).isEqualTo(expected);
  }

  @Test
  void anotherSeedGivesOtherTallies() {
    assertThat(withAnotherSeed).isNotEqualTo(expected);
  }

  @Test
  void twoRolloutsThatWantTheSameDevicesGetThemInTheSameWayEachTime() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      var expectedOfBoth = talliesOfTwo(fleet, "two-0");
      for (int again = 1; again < 4; again++) {
        assertThat(talliesOfTwo(fleet, "two-" + again)).isEqualTo(expectedOfBoth);
      }
    }
  }

  @Test
  void oneThreadGivesTheSameTalliesAsMany() {
    Config oneThread =
        ConfigFactory.parseString(
            """
            akka.actor.default-dispatcher.fork-join-executor {
              parallelism-min = 1
              parallelism-max = 1
            }
            """);
    Config config = oneThread.withFallback(TestFleet.config(data, "off"));
    try (FleetNode fleet = FleetNode.start(config)) {
      assertThat(tallies(fleet, "one-thread", SEED)).isEqualTo(expected);
    }
  }

  @Test
  void aNodeThatIsStoppedInTheMiddleGoesOnByItselfToTheSameEnd() {
    FleetNode stopped = FleetNode.start(TestFleet.config(data));
    begin(stopped, "stopped", SEED);
    done(stopped.run("stopped", FIVE_DAYS));
    await(
        stopped
            .follow("stopped", PLAN.id())
            .takeWhile(view -> view.total().get(Count.BUG_CHECKED) == 0, true)
            .runWith(Sink.ignore(), stopped.system()));
    Instant before = Instant.now();
    stopped.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(CLOSES_WITHIN);

    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      assertThat(await(fleet.world("stopped")).orElseThrow().runsUntil()).isEqualTo(FIVE_DAYS);
      TestWorld.awaitEnd(fleet, "stopped");
      assertThat(rollout(fleet, "stopped", PLAN.id()).settled()).isTrue();
      assertThat(WorldHistory.read(fleet.system(), "stopped").tallies(PLAN.id()))
          .isEqualTo(expected);
    }
  }

  @Test
  void aRestartedNodeShowsARolloutAsItWasBeforeAnythingHappensInIt() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(first))) {
      RolloutView again = rollout(fleet, "first", PLAN.id());
      assertThat(again.rings()).isEqualTo(end.rings());
      assertThat(again.revision()).isEqualTo(end.revision());
      assertThat(again.settled()).isEqualTo(end.settled());
    }
  }

  private static List<Map<String, SortedMap<Integer, Tally>>> talliesOfTwo(
      FleetNode fleet, String world) {
    done(fleet.createWorld(TestWorld.named(world, ServiceDesk.NONE, SEED)));
    Machine.enrolAll(fleet, world, MACHINES);
    done(fleet.startRollout(world, all("content", content(DriverMode.KERNEL))));
    Update agent =
        new Update("a-712", UpdateKind.AGENT, "falcon", "7.12", DriverMode.USER, false, 40);
    done(fleet.startRollout(world, all("agent", agent)));
    runToEnd(fleet, world, FIVE_DAYS);
    WorldHistory history = WorldHistory.read(fleet.system(), world);
    return List.of(history.tallies("content"), history.tallies("agent"));
  }

  private static RolloutPlan all(String id, Update update) {
    RingPlan ring = new RingPlan("All", new RingSize.Rest(), 0, 0, new PushRate(10, 1), Gate.NONE);
    return new RolloutPlan(id, update, List.of(ring), false, Optional.empty());
  }

  /** Two rings, one pushed faster than the other; the vendor takes the update back. */
  private static RolloutPlan plan() {
    return new RolloutPlan(
        "two-rings",
        content(DriverMode.KERNEL),
        List.of(
            new RingPlan("First", new RingSize.Share(0.3), 0, 0, new PushRate(5, 1), Gate.NONE),
            new RingPlan("Rest", new RingSize.Rest(), 10, 0, new PushRate(10, 2), Gate.NONE)),
        true,
        Optional.of(TestFleet.incident(200)));
  }

  private static void begin(FleetNode fleet, String world, long seed) {
    done(fleet.createWorld(TestWorld.named(world, DESK, seed)));
    Machine.enrolAll(fleet, world, MACHINES);
    done(fleet.startRollout(world, PLAN));
  }

  private static Map<String, SortedMap<Integer, Tally>> tallies(
      FleetNode fleet, String world, long seed) {
    begin(fleet, world, seed);
    runToEnd(fleet, world, FIVE_DAYS);
    return WorldHistory.read(fleet.system(), world).tallies(PLAN.id());
  }
}
