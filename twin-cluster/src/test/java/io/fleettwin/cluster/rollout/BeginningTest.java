package io.fleettwin.cluster.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.cluster.world.World;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.Briefing;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningTest {

  private static final RolloutPlan PLAN = TestFleet.ringed(DriverMode.KERNEL);

  private final Beginning beginning =
      new Beginning(
          new RolloutCoordinator.Create(
              PLAN,
              7,
              new Briefing(TestWorld.named("w"), List.of(), List.of()),
              TestInbox.<World.Command>create().getRef()));

  @Test
  void waitsForTheLastCohortInWhateverOrderTheyAnswer() {
    for (int cohort = Cohorts.COUNT - 1; cohort > 0; cohort--) {
      assertThat(beginning.put(cohort, new long[] {cohort})).isFalse();
      assertThat(beginning.put(cohort, new long[] {cohort})).isFalse();
    }
    assertThat(beginning.missing()).containsExactly(0);

    assertThat(beginning.put(0, new long[0])).isTrue();

    assertThat(beginning.missing()).isEmpty();
  }

  @Test
  void sharesThePlacesOutAmongTheRingsAndACohortThatAnswersAgainReplacesItsAnswer() {
    long[] places = new long[Cohorts.COUNT];
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      places[cohort] = 10L + cohort;
      beginning.put(cohort, new long[] {99});
      beginning.put(cohort, new long[] {places[cohort]});
    }

    RingBounds bounds = RingBounds.of(PLAN, places);
    assertThat(beginning.decide("w"))
        .isEqualTo(Decision.accept(new RolloutEvent.RolloutStarted(7, PLAN, bounds)));
  }

  @Test
  void aRolloutForNobodyIsRefused() {
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      beginning.put(cohort, new long[0]);
    }

    assertThat(beginning.decide("w"))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.WRONG_STATE));
  }
}
