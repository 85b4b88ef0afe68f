package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.Queue;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.ServiceDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final ServiceDesk TWO = new ServiceDesk(2, 9 * 60, 17 * 60, true, 0);
  private static final int OPENS = 9 * TestWorlds.HOUR;

  @Test
  void allCohortsAreToldOfAWorldInItsFirstTick() {
    Rounds rounds = new Rounds(TestWorlds.simulated());

    assertThat(rounds.hasChanged()).isTrue();
    assertThat(rounds.next(5)).isEqualTo(6);
    assertThat(rounds.cohortsDue(6, Map.of())).hasSize(Cohorts.COUNT);
  }

  @Test
  void aWorldInWhichNothingIsDueHasNoNextTick() {
    Rounds rounds = quiet(Capacity.UNLIMITED);

    assertThat(rounds.next(5)).isEqualTo(Endpoint.NEVER);
    assertThat(rounds.cohortsDue(6, Map.of())).isEmpty();
  }

  @Test
  void timeGoesToTheNextTickAtWhichACohortOrARolloutIsDue() {
    Rounds rounds = quiet(Capacity.UNLIMITED);
    done(rounds, 3, 20);
    done(rounds, 4, 30);
    assertThat(rounds.next(5)).isEqualTo(20);
    assertThat(rounds.cohortsDue(20, Map.of())).containsExactly(3);

    done(rounds, 3, 40);
    assertThat(rounds.next(20)).isEqualTo(30);

    rounds.rolloutDone(briefing("july", 40), 25, Map.of(9, 27));
    rounds.told();
    assertThat(rounds.next(20)).isEqualTo(25);
    assertThat(rounds.cohortsDue(27, Map.of())).containsExactly(9);
  }

  @Test
  void whatIsOverdueHappensAtTheNextTick() {
    Rounds rounds = quiet(Capacity.UNLIMITED);
    done(rounds, 3, 2);

    assertThat(rounds.next(5)).isEqualTo(6);
  }

  @Test
  void onlyABriefingThatSaysSomethingNewIsToldToTheCohorts() {
    Rounds rounds = quiet(Capacity.UNLIMITED);
    assertThat(rounds.isBriefed("july")).isFalse();

    rounds.brief(briefing("july", 40));
    assertThat(rounds.hasChanged()).isTrue();
    assertThat(rounds.isBriefed("july")).isTrue();

    rounds.told();
    rounds.brief(briefing("july", 40));
    assertThat(rounds.hasChanged()).isFalse();

    rounds.brief(briefing("july", 41));
    assertThat(rounds.hasChanged()).isTrue();
    assertThat(rounds.briefings()).hasSize(1);
  }

  @Test
  void theServiceDeskIsGrantedWhileItIsOpenAndOnlyForFreeHands() {
    Rounds rounds = quiet(new Capacity(TWO, 0, 0));
    waiting(rounds, 3, Resource.SERVICE_DESK, 5);
    waiting(rounds, 8, Resource.SERVICE_DESK, 1);

    assertThat(rounds.next(10)).isEqualTo(OPENS);
    assertThat(rounds.grants(OPENS - 1)).isEmpty();
    assertThat(rounds.grants(OPENS)).containsExactly(granted(3, Resource.SERVICE_DESK, 2));
    assertThat(rounds.cohortsDue(OPENS, rounds.grants(OPENS))).containsExactly(3);

    working(rounds, 5, 1);
    assertThat(rounds.grants(OPENS)).containsExactly(granted(3, Resource.SERVICE_DESK, 1));
    assertThat(rounds.next(OPENS)).isEqualTo(OPENS + 1);

    working(rounds, 6, 1);
    assertThat(rounds.grants(OPENS)).isEmpty();
    assertThat(rounds.next(OPENS)).isEqualTo(Endpoint.NEVER);
  }

  @Test
  void aServiceDeskWithoutPeopleIsNeverWaitedFor() {
    Rounds rounds = quiet(Capacity.UNLIMITED);
    waiting(rounds, 3, Resource.SERVICE_DESK, 5);

    assertThat(rounds.next(10)).isEqualTo(Endpoint.NEVER);
    assertThat(rounds.grants(11)).isEmpty();
  }

  @Test
  void remediationsAreGrantedEachMinuteAtTheRateOfTheService() {
    Rounds rounds = quiet(new Capacity(ServiceDesk.NONE, 0, 4));
    waiting(rounds, 3, Resource.REMEDIATION, 3);
    waiting(rounds, 5, Resource.REMEDIATION, 3);

    assertThat(rounds.next(10)).isEqualTo(11);
    assertThat(rounds.grants(11))
        .containsOnly(granted(3, Resource.REMEDIATION, 3), granted(5, Resource.REMEDIATION, 1));
  }

  @Test
  void bandwidthIsGrantedByTheLargestUpdate() {
    // 1 Mbit/s are 7,500 kB a minute.
    Rounds rounds = quiet(new Capacity(ServiceDesk.NONE, 1, 0));
    rounds.brief(briefing("small", 10));
    rounds.brief(briefing("large", 2_500));
    waiting(rounds, 3, Resource.BANDWIDTH, 10);

    assertThat(rounds.grants(11)).containsExactly(granted(3, Resource.BANDWIDTH, 3));
  }

  @Test
  void aCohortThatNoLongerWaitsIsForgotten() {
    Rounds rounds = quiet(new Capacity(ServiceDesk.NONE, 0, 4));
    waiting(rounds, 3, Resource.REMEDIATION, 3);
    done(rounds, 3, Endpoint.NEVER);

    assertThat(rounds.grants(11)).isEmpty();
    assertThat(rounds.next(10)).isEqualTo(Endpoint.NEVER);
  }

  private static Rounds quiet(Capacity capacity) {
    Rounds rounds = new Rounds(TestWorlds.simulated(TestWorlds.SEED, capacity));
    rounds.told();
    return rounds;
  }

  private static void done(Rounds rounds, int cohort, int nextDue) {
    rounds.cohortDone(cohort, 1, nextDue, List.of(), 0);
  }

  private static void working(Rounds rounds, int cohort, int handsOn) {
    rounds.cohortDone(cohort, 1, Endpoint.NEVER, List.of(), handsOn);
  }

  private static void waiting(Rounds rounds, int cohort, Resource resource, int devices) {
    Queue queue = new Queue(resource, new int[] {7}, new int[] {devices});
    rounds.cohortDone(cohort, 1, Endpoint.NEVER, List.of(queue), 0);
  }

  private static Map.Entry<Integer, Map<Resource, Integer>> granted(
      int cohort, Resource resource, int devices) {
    return Map.entry(cohort, Map.of(resource, devices));
  }

  private static RolloutBriefing briefing(String rollout, long sizeKb) {
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE);
    Update update =
        new Update("u-1", UpdateKind.CONTENT, "channel", "291", DriverMode.KERNEL, false, sizeKb);
    RolloutPlan plan = new RolloutPlan(rollout, update, List.of(all), false, Optional.empty());
    var bounds = RingBounds.of(plan, new long[0]);
    return RolloutBriefing.of(
        RolloutState.started(new RolloutEvent.RolloutStarted(0, plan, bounds)));
  }
}
