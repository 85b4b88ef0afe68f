package io.fleettwin.cluster.rollout;

import static io.fleettwin.cluster.node.TestFleet.content;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.rollout.RolloutCoordinator.RingDecided;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingRoundTest {

  private static final RingState OPEN = RingState.PENDING.apply(new RingEvent.RingOpened(1));
  private static final RolloutState RUNNING = running();

  @Test
  void isCompleteOnceWithTheLastRingAndOnlyAtItsTick() {
    RingRound round = new RingRound(9, 1, 3, null);

    assertThat(round.put(said(0, 9, OPEN))).isFalse();
    assertThat(round.put(said(2, 8, OPEN))).isFalse();
    assertThat(round.put(said(0, 9, OPEN))).isFalse();
    assertThat(round.put(said(2, 9, OPEN))).isFalse();
    assertThat(round.missing()).containsExactly(1);
    assertThat(round.put(said(1, 9, OPEN))).isTrue();
    assertThat(round.put(said(1, 9, OPEN))).isFalse();
    assertThat(round.missing()).isEmpty();
  }

  @Test
  void aRingThatWasNeverHeardIsPending() {
    RingRound round = new RingRound(9, 1, 2, null);
    round.put(said(1, 9, OPEN));

    assertThat(round.statuses()).containsExactly(RingStatus.PENDING, RingStatus.OPEN);
  }

  @Test
  void keepsWhatRingsSaidInTheRoundBefore() {
    RingRound before = new RingRound(9, 1, 2, null);
    before.put(said(0, 9, OPEN));
    before.put(said(1, 9, OPEN));

    RingRound next = new RingRound(10, 1, 2, before);

    assertThat(next.statuses()).containsExactly(RingStatus.OPEN, RingStatus.OPEN);
    assertThat(next.missing()).containsExactly(0, 1);
  }

  @Test
  void cohortsThatAreDueAreForgottenWithTheTickButNotWithTheRound() {
    RingRound first = new RingRound(9, 1, 1, null);
    first.put(due(Map.of(3, 12, 4, 20)));
    RingRound sameTick = new RingRound(9, 1, 1, first);
    sameTick.put(due(Map.of(3, 11)));

    assertThat(sameTick.cohortDue()).containsOnly(Map.entry(3, 11), Map.entry(4, 20));
    assertThat(new RingRound(10, 1, 1, sameTick).cohortDue()).isEmpty();
  }

  @Test
  void theNextThingToHappenIsThatOfTheFirstRing() {
    RingRound round = new RingRound(9, 1, 2, null);
    round.put(new RingDecided(0, 9, 1, OPEN, Tally.EMPTY, 1, Endpoint.NEVER, Map.of()));
    round.put(new RingDecided(1, 9, 1, OPEN, Tally.EMPTY, 1, 77, Map.of()));

    assertThat(round.nextDue()).isEqualTo(77);
  }

  @Test
  void aViewAddsUpWhatRingsSayAndGrowsWithEachOfTheirEvents() {
    RingRound round = new RingRound(9, 1, 2, null);
    round.put(new RingDecided(0, 9, 1, OPEN, tally(Count.INSTALLED), 7, 0, Map.of()));
    round.put(new RingDecided(1, 9, 1, OPEN, tally(Count.PENDING), 5, 0, Map.of()));

    RolloutView view = RingRound.view("w", RUNNING, round, 3);

    assertThat(view.world()).isEqualTo("w");
    assertThat(view.tick()).isEqualTo(9);
    assertThat(view.revision()).isEqualTo(7 + 5 + 3);
    assertThat(view.rings()).extracting(RingView::name).containsExactly("First", "Rest");
    assertThat(view.total()).isEqualTo(tally(Count.INSTALLED).plus(tally(Count.PENDING)));
    assertThat(view.settled()).isFalse();
  }

  @Test
  void aViewBeforeTheFirstRoundStandsAtTheStart() {
    RolloutView view = RingRound.view("w", RUNNING, null, 1);

    assertThat(view.tick()).isEqualTo(RUNNING.startTick());
    assertThat(view.rings())
        .allSatisfy(ring -> assertThat(ring.state()).isEqualTo(RingState.PENDING));
    assertThat(view.settled()).isFalse();
  }

  @Test
  void aRolloutIsSettledWhenItIsOverAndNobodyIsPendingDownOrDegraded() {
    RolloutState over = RUNNING.apply(new RolloutEvent.RolloutCancelled(9, 0));
    RolloutState reverted = over.apply(new RolloutEvent.UpdateReverted(9, 0));

    assertThat(settled(RUNNING, Count.ROLLED_BACK)).isFalse();
    assertThat(settled(over, Count.ROLLED_BACK)).isTrue();
    assertThat(settled(over, Count.INSTALLED)).isTrue();
    assertThat(settled(reverted, Count.INSTALLED)).isFalse();
    for (Count underWay :
        List.of(
            Count.PENDING,
            Count.DEGRADED,
            Count.CRASHED,
            Count.BOOT_LOOP,
            Count.RECOVERY,
            Count.AWAITING_HANDS,
            Count.BOOTING)) {
      assertThat(settled(over, underWay)).as(underWay.name()).isFalse();
    }
  }

  private static boolean settled(RolloutState state, Count one) {
    RingRound round = new RingRound(9, 1, 2, null);
    round.put(new RingDecided(0, 9, 1, OPEN, tally(one), 7, 0, Map.of()));
    round.put(new RingDecided(1, 9, 1, OPEN, Tally.EMPTY, 7, 0, Map.of()));
    return RingRound.view("w", state, round, 1).settled();
  }

  private static Tally tally(Count one) {
    int[] counts = new int[Count.values().length];
    counts[one.ordinal()] = 1;
    return Tally.of(counts);
  }

  private static RingDecided said(int ring, int tick, RingState state) {
    return new RingDecided(ring, tick, 1, state, Tally.EMPTY, 1, Endpoint.NEVER, Map.of());
  }

  private static RingDecided due(Map<Integer, Integer> cohorts) {
    return new RingDecided(0, 9, 1, OPEN, Tally.EMPTY, 1, Endpoint.NEVER, cohorts);
  }

  private static RolloutState running() {
    PushRate push = PushRate.ALL_AT_ONCE;
    RolloutPlan plan =
        new RolloutPlan(
            "july",
            content(DriverMode.KERNEL),
            List.of(
                new RingPlan("First", new RingSize.Devices(1), 0, 0, push, Gate.NONE),
                new RingPlan("Rest", new RingSize.Rest(), 0, 0, push, Gate.NONE)),
            false,
            Optional.empty());
    var bounds = RingBounds.of(plan, new long[] {1, 2, 3});
    return RolloutState.started(new RolloutEvent.RolloutStarted(5, plan, bounds));
  }
}
