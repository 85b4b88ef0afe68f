package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.awaitEnd;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.World;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actors of a world in memory that fail: what a coordinator knew is kept, a cohort's is not. */
class FailingEphemeralWorldTest {

  private static final int DEVICES = 300;
  private static final int IN_THE_MIDDLE = 4;
  private static final int FOUR_DAYS = 4 * 24 * 60;
  private static final RolloutPlan PLAN = TestFleet.ringedWithoutGate(DriverMode.KERNEL);
  private static final String CALM = "tmp-calm";
  private static final String FAILING = "tmp-failing";

  @TempDir private Path data;
  private FleetNode fleet;

  /**
   * Messages that no serializer would take have actors fail. What is said to one that is just
   * ending is said again after 5 s, and the log is waited for longer than that.
   */
  @BeforeEach
  void startNode() {
    fleet =
        FleetNode.start(
            ConfigFactory.parseString("akka.actor.testkit.typed.filter-leeway = 30 s")
                .withFallback(TestFleet.config(data, "off")));
  }

  @AfterEach
  void stopNode() {
    fleet.close();
  }

  @Test
  void worldRolloutAndRingsThatFailGoOnToTheEndThatOthersComeTo() {
    RolloutView middle = playToTheMiddle(CALM);
    assertThat(middle.total().get(Count.OFFERED)).isBetween(1, DEVICES - 1);
    RolloutView calm = playOn(CALM);

    playToTheMiddle(FAILING);
    fail(World.ENTITY_KEY, PersistenceIds.world(FAILING), new World.Get(null));
    fail(
        RolloutCoordinator.ENTITY_KEY,
        PersistenceIds.rollout(FAILING, PLAN.id()),
        new RolloutCoordinator.Get(null));
    for (int ring = 0; ring < PLAN.rings().size(); ring++) {
      fail(
          RingCoordinator.ENTITY_KEY,
          PersistenceIds.ring(FAILING, PLAN.id(), ring),
          new RingCoordinator.Get(null, null));
    }

    RolloutView end = playOn(FAILING);
    assertThat(end.total()).isEqualTo(calm.total());
    assertThat(end.state()).isEqualTo(calm.state());
  }

  @Test
  void aCohortThatFailsAnswersNothingSoThatItsWorldStands() {
    playToTheMiddle(FAILING);
    String cohort = PersistenceIds.cohort(FAILING, 7);
    fail(Cohort.ENTITY_KEY, cohort, new Cohort.DeviceHeard(null, 0));
    LoggingTestKit.error("cohort " + cohort + " has lost its devices")
        .expect(fleet.system(), () -> done(fleet.run(FAILING, FOUR_DAYS)));

    // The question ends after a time in which the world has asked once more.
    assertThat(
            fleet.count(FAILING).handle((count, failure) -> failure).toCompletableFuture().join())
        .hasRootCauseInstanceOf(TimeoutException.class);
    var world = await(fleet.world(FAILING)).orElseThrow();
    assertThat(world.tick()).isEqualTo(IN_THE_MIDDLE);
    assertThat(world.runsUntil()).isEqualTo(FOUR_DAYS);
  }

  private RolloutView playToTheMiddle(String world) {
    done(fleet.createWorld(TestFleet.world(world, 2)));
    TestFleet.enrolAll(fleet, world, DEVICES);
    done(fleet.startRollout(world, PLAN));
    runToEnd(fleet, world, IN_THE_MIDDLE);
    return rollout(fleet, world, PLAN.id());
  }

  /** Whoever has just failed may have lost the question. */
  private RolloutView playOn(String world) {
    done(Again.ask(() -> fleet.run(world, FOUR_DAYS)));
    awaitEnd(fleet, world);
    return rollout(fleet, world, PLAN.id());
  }

  private <M> void fail(EntityTypeKey<M> type, String entityId, M message) {
    LoggingTestKit.error(NullPointerException.class)
        .expect(
            fleet.system(),
            () -> {
              ClusterSharding.get(fleet.system()).entityRefFor(type, entityId).tell(message);
              return null;
            });
  }
}
