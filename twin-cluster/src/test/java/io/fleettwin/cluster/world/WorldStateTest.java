package io.fleettwin.cluster.world;

import static io.fleettwin.cluster.node.TestFleet.allAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorldStateTest {

  private static final RolloutPlan PLAN = allAtOnce(DriverMode.KERNEL);
  private static final WorldState NEW = WorldState.created(TestWorld.named("state"));

  @Test
  void aNewWorldStandsAtItsEpochAndDoesNotRun() {
    assertThat(NEW.tick()).isZero();
    assertThat(NEW.runsUntil()).isEqualTo(-1);
    assertThat(NEW.rollouts()).isEmpty();
    assertThat(NEW.holds()).isEmpty();
  }

  @Test
  void aWorldRunsUntilItsRunIsOver() {
    WorldState running = NEW.apply(new WorldEvent.RunRequested(90));
    WorldState later = running.apply(new WorldEvent.TickPassed(17));

    assertThat(running.runsUntil()).isEqualTo(90);
    assertThat(later.tick()).isEqualTo(17);
    assertThat(later.runsUntil()).isEqualTo(90);
    assertThat(later.apply(new WorldEvent.RunEnded(17)).runsUntil()).isEqualTo(-1);
  }

  @Test
  void rolloutsAreKeptInTheOrderInWhichTheyBegan() {
    WorldState state =
        NEW.apply(new WorldEvent.RolloutAdded("b")).apply(new WorldEvent.RolloutAdded("a"));

    assertThat(state.rollouts()).containsExactly("b", "a");
  }

  @Test
  void aHoldLastsUntilItIsReleased() {
    SafeguardHold one = new SafeguardHold("one", "channel", "", Combination.ALL);
    SafeguardHold two = new SafeguardHold("two", "channel", "291", Combination.ALL);
    WorldState held =
        NEW.apply(new WorldEvent.HoldPlaced(one)).apply(new WorldEvent.HoldPlaced(two));

    assertThat(held.holds()).containsExactly(one, two);
    assertThat(held.apply(new WorldEvent.HoldReleased("one")).holds()).containsExactly(two);
    assertThat(held.apply(new WorldEvent.HoldReleased("other"))).isEqualTo(held);
  }

  @Test
  void theHoldOfAGateThatFailedIsPlacedOnceAndNotAgainAfterItsRelease() {
    RolloutBriefing failed = RolloutBriefing.of(halted());
    WorldState state = NEW.apply(new WorldEvent.RolloutAdded(PLAN.id()));
    assertThat(state.lacks(failed)).isTrue();

    WorldState held = state.apply(new WorldEvent.HoldPlaced(failed.holdOfFailedGate()));
    assertThat(held.lacks(failed)).isFalse();

    WorldState released = held.apply(new WorldEvent.HoldReleased(failed.ownHold()));
    assertThat(released.holds()).isEmpty();
    assertThat(released.lacks(failed)).isFalse();
    assertThat(released.apply(new WorldEvent.HoldReleased("other")).lacks(failed)).isFalse();
  }

  @Test
  void onlyASimulatedWorldCanHaveARolloutWithAnIncident() {
    WorldState live = WorldState.created(WorldSettings.live(Instant.EPOCH));

    assertThat(Admission.refuse(NEW, PLAN)).isEmpty();
    assertThat(Admission.refuse(live, PLAN)).map(Refusal::code).contains(RefusalCode.INVALID);
    assertThat(Admission.refuse(live, withoutIncident())).isEmpty();
  }

  @Test
  void aWorldThatIsFullTakesNoNewRolloutButKnowsTheOnesItHas() {
    WorldState full = NEW.apply(new WorldEvent.RolloutAdded(PLAN.id()));
    while (full.rollouts().size() < WorldState.MAX_ROLLOUTS) {
      assertThat(Admission.refuse(full, otherPlan())).isEmpty();
      full = full.apply(new WorldEvent.RolloutAdded("r-" + full.rollouts().size()));
    }

    assertThat(Admission.refuse(full, PLAN)).isEmpty();
    assertThat(Admission.refuse(full, otherPlan()))
        .map(Refusal::code)
        .contains(RefusalCode.WRONG_STATE);
  }

  private static RolloutState halted() {
    RingBounds all = RingBounds.of(PLAN, new long[] {1, 2, 3});
    return RolloutState.started(new RolloutEvent.RolloutStarted(0, PLAN, all))
        .apply(new RolloutEvent.RolloutHalted(9, 0));
  }

  private static RolloutPlan withoutIncident() {
    return new RolloutPlan(PLAN.id(), PLAN.update(), PLAN.rings(), false, Optional.empty());
  }

  private static RolloutPlan otherPlan() {
    return new RolloutPlan("other", PLAN.update(), PLAN.rings(), false, PLAN.incident());
  }
}
