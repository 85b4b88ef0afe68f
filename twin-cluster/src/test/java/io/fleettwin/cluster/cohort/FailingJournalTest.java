package io.fleettwin.cluster.cohort;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.device.DeviceEvent.Enrolled;
import io.fleettwin.device.DeviceEvent.UpdateActivated;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingEvent.TallyChanged;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.software.DriverMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** A node whose journal fails now and then, under the commands of cohorts, rings and worlds. */
class FailingJournalTest {

  private static final String WORLD = "failing";
  private static final int TWO_DAYS = 48 * 60;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Machine> KIOSKS = Machine.some(40, Machine::kiosk);
  private static final RolloutPlan PLAN = plan();

  @TempDir Path data;
  private FleetNode fleet;
  private PersistenceTestKit journal;

  @BeforeEach
  void startNode() {
    fleet = FleetNode.start(PersistenceTestKitPlugin.config().withFallback(TestFleet.config(data)));
    journal = PersistenceTestKit.create(fleet.system());
    done(fleet.createWorld(TestWorld.named(WORLD)));
    // What is persisted in memory is not what cohorts read: they have to be there before devices.
    await(fleet.count(WORLD));
    Machine.enrolAll(fleet, WORLD, KIOSKS);
  }

  @AfterEach
  void stopNode() {
    fleet.close();
  }

  @Test
  void anOfferThatCannotBePersistedIsMadeAgainUntilItIsAndThenOnce() {
    done(fleet.startRollout(WORLD, PLAN));
    // The first of a call: unlike a database, this journal keeps what came before it in the call.
    journal.failNextNOpsCond(
        (id, operation) -> writes(operation, UpdateOffered.class::isInstance), 1);

    runToEnd(fleet, WORLD, TWO_DAYS);

    assertEverybodyHasTheUpdateOnce();
  }

  @Test
  void aRolloutWhoseBeginningCannotBePersistedBeginsAtTheNextTry() {
    journal.failNextPersisted(PersistenceIds.rollout(WORLD, PLAN.id()));

    assertThat(fleet.startRollout(WORLD, PLAN)).succeedsWithin(PATIENCE);
    assertThat(await(fleet.world(WORLD)).orElseThrow().rollouts()).containsExactly(PLAN.id());
  }

  @Test
  void worldRolloutAndRingGoOnAfterTheirJournalHasFailed() {
    done(fleet.startRollout(WORLD, PLAN));
    journal.failNextPersisted(PersistenceIds.ring(WORLD, PLAN.id(), 0));
    journal.failNextPersisted(PersistenceIds.rollout(WORLD, PLAN.id()));
    done(fleet.run(WORLD, TWO_DAYS));
    journal.failNextPersisted(PersistenceIds.world(WORLD));
    TestWorld.awaitEnd(fleet, WORLD);

    assertEverybodyHasTheUpdateOnce();
  }

  @Test
  void aRingThatCannotPersistWhatWasOfferedStillLetsItsDevicesGoOn() {
    done(fleet.startRollout(WORLD, PLAN));
    journal.failNextNOpsCond((id, operation) -> writes(operation, this::tellsOfOffers), 1);

    runToEnd(fleet, WORLD, TWO_DAYS);

    assertEverybodyHasTheUpdateOnce();
  }

  private boolean tellsOfOffers(Object event) {
    return event instanceof TallyChanged changed && changed.tally().get(Count.OFFERED) > 0;
  }

  private static boolean writes(JournalOperation operation, Predicate<Object> meant) {
    return operation instanceof WriteEvents write
        && CollectionConverters.asJava(write.batch()).stream().anyMatch(meant);
  }

  private void assertEverybodyHasTheUpdateOnce() {
    RolloutView end = rollout(fleet, WORLD, PLAN.id());
    assertThat(end.state().status()).isEqualTo(RolloutStatus.COMPLETED);
    assertThat(end.total().get(Count.INSTALLED)).isEqualTo(KIOSKS.size());
    for (int kiosk = 0; kiosk < KIOSKS.size(); kiosk++) {
      assertThat(journal.persistedInStorage(device(kiosk)))
          .hasExactlyElementsOfTypes(Enrolled.class, UpdateOffered.class, UpdateActivated.class);
    }
  }

  private static String device(int kiosk) {
    return PersistenceIds.device(WORLD, KIOSKS.get(kiosk).id());
  }

  private static RolloutPlan plan() {
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, new PushRate(10, 1), Gate.NONE);
    return new RolloutPlan(
        "good", content(DriverMode.KERNEL), List.of(all), false, Optional.empty());
  }
}
