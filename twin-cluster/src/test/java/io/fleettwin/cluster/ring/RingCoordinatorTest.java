package io.fleettwin.cluster.ring;

import static io.fleettwin.cluster.node.TestFleet.content;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.CommandResult;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.cluster.node.LocalSystem;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutCoordinator.RingDecided;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.RingClosed;
import io.fleettwin.rollout.RingEvent.RingOpened;
import io.fleettwin.rollout.RingEvent.TallyChanged;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One ring, between cohorts and a rollout that the test plays. */
class RingCoordinatorTest {

  private static final String WORLD = "ringed";
  private static final int ROUND = 4;
  private static final RingPlan RING =
      new RingPlan(
          "Only", new RingSize.Rest(), 0, 0, new PushRate(5, 10), new Gate(Set.of(), 0, 1, 60));

  @TempDir static Path data;
  private static LocalSystem local;

  private FakeSharding sharding;
  private TestInbox<Cohort.Command> cohorts;
  private TestInbox<RolloutCoordinator.Command> rollout;
  private EventSourcedBehaviorTestKit<RingCoordinator.Command, RingEvent, RingRecord> ring;

  @BeforeAll
  static void startSystem() {
    local = new LocalSystem(data, EventSourcedBehaviorTestKit.config());
  }

  @AfterAll
  static void stopSystem() {
    local.close();
  }

  @BeforeEach
  void makeRing() {
    sharding = new FakeSharding();
    cohorts = TestInbox.create("cohorts");
    rollout = TestInbox.create("rollout");
    ring =
        EventSourcedBehaviorTestKit.create(
            local.system(),
            RingCoordinator.create(sharding, PersistenceIds.ring(WORLD, "july", 0)),
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                .withVerifyCommands(false)
                .withVerifyState(false)
                .withVerifyEquality(true));
    ring.clear();
  }

  @Test
  void nothingIsDecidedBeforeEachCohortWasHeard() {
    assertThat(decide(1, true).hasNoEvents()).isTrue();
    assertThat(toCohort(0)).hasOnlyElementsOfType(Cohort.GetTally.class).hasSize(1);
    assertThat(toCohort(127)).hasOnlyElementsOfType(Cohort.GetTally.class).hasSize(1);
    for (int cohort = 1; cohort < Cohorts.COUNT; cohort++) {
      assertThat(heard(cohort, 1, Tally.EMPTY).hasNoEvents()).isTrue();
    }
    assertThat(rollout.getAllReceived()).isEmpty();

    var last = heard(0, 1, Tally.EMPTY);

    assertThat(last.events()).first().isEqualTo(new RingOpened(1));
    assertThat(answer().state().status()).isEqualTo(RingStatus.OPEN);
  }

  @Test
  void aTallyIsNotedEachTimeItIsHeard() {
    heard(4, 1, members(3, 0));
    heard(4, 1, members(3, 0));

    assertThat(cohorts.getAllReceived())
        .containsExactly(new Cohort.TallyNoted("july", 0, 1), new Cohort.TallyNoted("july", 0, 1));
  }

  @Test
  void aRingThatWasNotReleasedOffersNothing() {
    allHeard();

    assertThat(decide(1, false).events()).containsExactly(new TallyChanged(1, members(8, 0)));
    assertThat(answer().state().status()).isEqualTo(RingStatus.PENDING);
    assertThat(toCohort(2)).isEmpty();
  }

  @Test
  void anOpenRingAsksItsCohortsForTheQuotaAndAnswersWhenTheyHaveOfferedIt() {
    allHeard();
    decide(1, true);
    assertThat(targets(2)).containsExactly(3);
    assertThat(targets(5)).containsExactly(2);
    assertThat(toCohort(9)).isEmpty();

    assertThat(offered(2, 1, members(3, 3), 4).hasNoEvents()).isTrue();
    assertThat(rollout.getAllReceived()).isEmpty();
    var complete = offered(5, 1, members(5, 2), 6);

    assertThat(complete.events()).containsExactly(new TallyChanged(1, members(8, 5)));
    RingDecided decided = answer();
    assertThat(decided.tick()).isEqualTo(1);
    assertThat(decided.tally()).isEqualTo(members(8, 5));
    assertThat(decided.nextDue()).isEqualTo(11);
    assertThat(decided.cohortDue()).containsOnly(Map.entry(2, 4), Map.entry(5, 6));
  }

  @Test
  void aDecisionThatIsAskedForAgainInTheMiddleForgetsNoCohortThatIsDue() {
    allHeard();
    decide(1, true);
    offered(2, 1, members(3, 3), 4);

    decide(1, true);
    offered(5, 1, members(5, 2), 6);

    assertThat(answer().cohortDue()).containsOnly(Map.entry(2, 4), Map.entry(5, 6));
  }

  @Test
  void aDecisionThatIsAskedForAgainAfterwardsIsTheSameAndOffersNothing() {
    allHeard();
    decide(1, true);
    offered(2, 1, members(3, 3), 4);
    offered(5, 1, members(5, 2), 6);
    RingDecided first = answer();
    toCohort(2);
    toCohort(5);

    assertThat(decide(1, true).hasNoEvents()).isTrue();

    assertThat(answer()).isEqualTo(first);
    assertThat(toCohort(2)).isEmpty();
    assertThat(toCohort(5)).isEmpty();
  }

  @Test
  void whatACohortOfferedAtAnEarlierTickDoesNotEndThisOne() {
    allHeard();
    decide(1, true);
    offered(2, 1, members(3, 3), 4);
    decide(2, true);
    toCohort(5);
    offered(5, 1, members(5, 1), 6);

    assertThat(rollout.getAllReceived()).isEmpty();
    offered(5, 2, members(5, 2), 6);
    assertThat(answer().tick()).isEqualTo(2);
  }

  @Test
  void cohortsThatDoNotAnswerAreAskedAgain() {
    allHeard();
    decide(1, true);
    offered(2, 1, members(3, 3), 4);
    targets(2);
    targets(5);

    ring.runCommand(new RingCoordinator.AskAgain());

    assertThat(toCohort(2)).isEmpty();
    assertThat(targets(5)).containsExactly(2);
  }

  @Test
  void aClosedRolloutClosesAnOpenRing() {
    allHeard();
    decide(1, true);
    offered(2, 1, members(3, 3), 4);
    offered(5, 1, members(5, 2), 6);
    rollout.getAllReceived();

    var closed = ring.runCommand(decision(20, true, false, true));

    assertThat(closed.events()).containsExactly(new RingClosed(20));
    assertThat(answer().state().status()).isEqualTo(RingStatus.CLOSED);
    assertThat(answerAfterRestart().state().status()).isEqualTo(RingStatus.CLOSED);
  }

  private RingDecided answerAfterRestart() {
    ring.restart();
    ring.runCommand(new RingCoordinator.Get(RING, rollout.getRef()));
    return answer();
  }

  /** Two cohorts have members, three and five. */
  private void allHeard() {
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      heard(cohort, 0, cohort == 2 ? members(3, 0) : cohort == 5 ? members(5, 0) : Tally.EMPTY);
    }
    cohorts.getAllReceived();
  }

  private CommandResult<RingCoordinator.Command, RingEvent, RingRecord> heard(
      int cohort, int tick, Tally tally) {
    return ring.runCommand(
        new RingCoordinator.CohortTally(cohort, tick, tally, Endpoint.NEVER, cohorts.getRef()));
  }

  private CommandResult<RingCoordinator.Command, RingEvent, RingRecord> offered(
      int cohort, int tick, Tally tally, int nextDue) {
    int target = tally.get(Count.OFFERED);
    return ring.runCommand(new RingCoordinator.Offered(cohort, tick, target, tally, nextDue));
  }

  private CommandResult<RingCoordinator.Command, RingEvent, RingRecord> decide(
      int tick, boolean released) {
    return ring.runCommand(decision(tick, released, true, false));
  }

  private RingCoordinator.Decide decision(
      int tick, boolean released, boolean mayOffer, boolean closed) {
    return new RingCoordinator.Decide(
        RING, tick, ROUND, released, mayOffer, closed, briefing(), rollout.getRef());
  }

  private RingDecided answer() {
    List<RolloutCoordinator.Command> answers = rollout.getAllReceived();
    assertThat(answers).hasSize(1);
    return (RingDecided) answers.getFirst();
  }

  private List<Integer> targets(int cohort) {
    return toCohort(cohort).stream().map(command -> ((Cohort.OfferUpTo) command).target()).toList();
  }

  private List<Cohort.Command> toCohort(int cohort) {
    return sharding.received(Cohort.ENTITY_KEY, PersistenceIds.cohort(WORLD, cohort));
  }

  private static Tally members(int members, int offered) {
    return Tally.of(members, offered);
  }

  private static Briefing briefing() {
    RolloutPlan plan =
        new RolloutPlan("july", content(DriverMode.KERNEL), List.of(RING), false, Optional.empty());
    var bounds = RingBounds.of(plan, new long[0]);
    RolloutState state = RolloutState.started(new RolloutEvent.RolloutStarted(0, plan, bounds));
    return new Briefing(TestWorld.named(WORLD), List.of(RolloutBriefing.of(state)), List.of());
  }
}
