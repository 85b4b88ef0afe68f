package io.fleettwin.cluster.cohort;

import static io.fleettwin.cluster.node.TestFleet.content;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.cohort.PlayedCohort.Errand;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.world.World;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cohort does when answers come late, twice or not at all. */
class CohortAtWorkTest {

  private static final int DEVICES = 100;

  private final List<Machine> kiosks = Machine.some(DEVICES, Machine::kiosk);
  private final PlayedCohort cohort = new PlayedCohort(kiosks, plan());

  @Test
  void offersGoToAsManyDevicesAsTheRingWantsAndAreAnsweredWhenAllOfThemAre() {
    cohort.offerUpTo(3, 1);
    List<Errand> errands = cohort.errands();
    assertThat(errands)
        .hasSize(3)
        .extracting(errand -> errand.message().command())
        .allSatisfy(command -> assertThat(command).isInstanceOf(OfferUpdate.class));

    cohort.answer(errands.get(0));
    cohort.answer(errands.get(1));
    assertThat(cohort.toRing()).isEmpty();

    cohort.answer(errands.get(2));
    assertThat(cohort.toRing())
        .singleElement()
        .isInstanceOfSatisfying(
            RingCoordinator.Offered.class,
            offered -> {
              assertThat(offered.cohort()).isEqualTo(7);
              assertThat(offered.tick()).isEqualTo(1);
              assertThat(offered.target()).isEqualTo(3);
              assertThat(offered.tally().get(Count.OFFERED)).isEqualTo(3);
              assertThat(offered.tally().get(Count.MEMBERS)).isEqualTo(DEVICES);
            });
  }

  @Test
  void aTargetCountsThoseWhoWereOfferedTheUpdateBefore() {
    cohort.offerUpTo(3, 1);
    cohort.answerAll();
    cohort.offerUpTo(5, 2);

    assertThat(cohort.errands()).hasSize(2);
  }

  @Test
  void aTargetThatIsReachedIsAnsweredAtOnce() {
    cohort.offerUpTo(3, 1);
    cohort.answerAll();
    cohort.toRing();
    cohort.offerUpTo(3, 2);

    assertThat(cohort.errands()).isEmpty();
    assertThat(cohort.toRing()).hasSize(1);
  }

  @Test
  void whatIsAskedAgainWhileItIsUnderWayIsNotSentToOtherDevices() {
    cohort.offerUpTo(3, 1);
    cohort.offerUpTo(3, 1);

    assertThat(cohort.errands()).hasSize(3);
  }

  @Test
  void aDeviceThatDoesNotAnswerIsAskedAgainUntilItDoes() {
    cohort.offerUpTo(2, 1);
    List<Errand> first = cohort.errands();
    cohort.answer(first.get(0));

    cohort.tell(new Cohort.AskAgain());
    assertThat(cohort.errands()).as("that were sent a moment ago").isEmpty();
    cohort.tell(new Cohort.AskAgain());
    List<Errand> second = cohort.errands();
    assertThat(second).containsExactly(first.get(1));
    cohort.tell(new Cohort.AskAgain());
    assertThat(cohort.errands()).containsExactly(first.get(1));

    cohort.answer(second.getFirst());
    assertThat(cohort.toRing()).hasSize(1);
    cohort.tell(new Cohort.AskAgain());
    assertThat(cohort.errands()).isEmpty();
  }

  @Test
  void noMoreThanAWindowOfCommandsIsUnderWay() {
    cohort.offerUpTo(DEVICES, 1);

    List<Errand> window = cohort.errands();
    assertThat(window).hasSize(DeviceErrands.WINDOW);
    cohort.answer(window.getFirst());
    assertThat(cohort.errands()).hasSize(1);
  }

  @Test
  void aRefusalIsAnAnswerToo() {
    cohort.offerUpTo(1, 1);
    Errand errand = cohort.errands().getFirst();
    cohort.tell(
        new Cohort.Answered(
            new DeviceTwin.Refused(
                errand.device().value(), new Refusal(RefusalCode.HELD, "held"))));

    assertThat(cohort.toRing())
        .singleElement()
        .isInstanceOfSatisfying(
            RingCoordinator.Offered.class,
            offered -> assertThat(offered.tally().get(Count.OFFERED)).isZero());
  }

  @Test
  void aTickIsOverWhenItsDevicesHaveAnsweredAndItsRingKnowsTheTally() {
    offerToAll();
    cohort.tick(10);
    assertThat(cohort.toWorld()).isEmpty();

    cohort.answerAll();
    assertThat(cohort.toWorld()).isEmpty();

    assertThat(cohort.noteTallies()).hasSize(1);
    assertThat(cohort.toWorld())
        .singleElement()
        .isInstanceOfSatisfying(
            World.CohortDone.class,
            done -> {
              assertThat(done.cohort()).isEqualTo(7);
              assertThat(done.tick()).isEqualTo(10);
            });
  }

  @Test
  void aTallyThatTheRingDoesNotNoteIsToldAgain() {
    cohort.tick(1);
    cohort.tell(new Cohort.AskAgain());

    assertThat(cohort.noteTallies()).hasSize(2);
    assertThat(cohort.toWorld()).hasSize(1);
  }

  @Test
  void aTallyThatHasNotChangedIsNotToldAgain() {
    cohort.tick(1);
    cohort.noteTallies();
    cohort.tick(2);

    assertThat(cohort.noteTallies()).isEmpty();
    assertThat(cohort.toWorld()).hasSize(2);
  }

  @Test
  void aTickThatIsAskedAgainWhileItIsUnderWayHappensOnce() {
    offerToAll();
    cohort.tick(10);
    int sent = cohort.errands().size();
    cohort.tick(10);

    assertThat(sent).isPositive();
    assertThat(cohort.errands()).isEmpty();
  }

  /** The world asks again when the answer is slow; people are not sent twice for that. */
  @Test
  void aTickThatIsAskedAgainAfterItsAnswerGrantsNothingTwice() {
    offerToAll();
    for (int tick = 10; tick < 20; tick++) {
      cohort.tick(tick);
      cohort.answerAll();
      cohort.noteTallies();
    }
    cohort.toWorld();
    cohort.tick(20, Map.of(Resource.SERVICE_DESK, 2));
    cohort.answerAll();
    cohort.noteTallies();
    assertThat(handsOn()).isEqualTo(2);

    cohort.tick(20, Map.of(Resource.SERVICE_DESK, 2));
    cohort.answerAll();
    cohort.noteTallies();

    assertThat(handsOn()).isEqualTo(2);
  }

  private int handsOn() {
    return ((World.CohortDone) cohort.toWorld().getLast()).handsOn();
  }

  private void offerToAll() {
    cohort.tick(0);
    cohort.noteTallies();
    cohort.offerUpTo(DEVICES, 1);
    cohort.answerAll();
    cohort.toWorld();
    cohort.toRing();
  }

  private static RolloutPlan plan() {
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE);
    return new RolloutPlan(
        "july",
        content(DriverMode.KERNEL),
        List.of(all),
        false,
        Optional.of(TestFleet.incident(-1)));
  }
}
