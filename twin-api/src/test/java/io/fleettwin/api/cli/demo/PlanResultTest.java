package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.demo.Views.completed;
import static io.fleettwin.api.cli.demo.Views.failed;
import static io.fleettwin.api.cli.demo.Views.haltedByRing;
import static io.fleettwin.api.cli.demo.Views.open;
import static io.fleettwin.api.cli.demo.Views.pending;
import static io.fleettwin.api.cli.demo.Views.plan;
import static io.fleettwin.api.cli.demo.Views.revertedByVendor;
import static io.fleettwin.api.cli.demo.Views.running;
import static io.fleettwin.api.cli.demo.Views.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanResultTest {
  private static final RolloutPlan ALL = plan(DriverMode.KERNEL, "All");
  private static final RolloutPlan RINGS = plan(DriverMode.KERNEL, "Test", "First");

  @Test
  void thePeakIsTheFirstMomentWithTheMostDevicesDown() {
    PlanResult result =
        result(
            all(1, Map.of(Count.OFFERED, 10, Count.BUG_CHECKED, 4, Count.CRASHED, 4)),
            all(
                3,
                Map.of(
                    Count.OFFERED,
                    10,
                    Count.BUG_CHECKED,
                    8,
                    Count.BOOT_LOOP,
                    2,
                    Count.RECOVERY,
                    6)),
            all(9, Map.of(Count.OFFERED, 10, Count.BUG_CHECKED, 9, Count.AWAITING_HANDS, 8)),
            all(99, Map.of(Count.OFFERED, 10, Count.BUG_CHECKED, 9, Count.RECOVERED_BY_HANDS, 9)));
    assertThat(result.down()).isEqualTo(new Peak(8, 3));
    assertThat(result.bootLoop()).isEqualTo(new Peak(2, 3));
    assertThat(result.winRe()).isEqualTo(new Peak(6, 3));
    assertThat(result.unprotected()).isEqualTo(Peak.NONE);
  }

  @Test
  void theCurveHasAPointForEachChangeOfWhatIsDown() {
    PlanResult result =
        result(
            all(0, Map.of(Count.OFFERED, 1)),
            all(1, Map.of(Count.OFFERED, 10)),
            all(3, Map.of(Count.OFFERED, 10, Count.CRASHED, 4)),
            all(5, Map.of(Count.OFFERED, 10, Count.AWAITING_HANDS, 4)),
            all(9, Map.of(Count.OFFERED, 10, Count.DEGRADED, 2)));
    assertThat(result.curve())
        .containsExactly(new CurvePoint(0, 0, 0), new CurvePoint(3, 4, 0), new CurvePoint(9, 0, 2));
  }

  @Test
  void milestonesAreReachedWhenThatShareOfAllHitIsBackAgain() {
    PlanResult result =
        result(
            all(10, Map.of(Count.BUG_CHECKED, 100, Count.CRASHED, 100)),
            all(20, Map.of(Count.BUG_CHECKED, 200, Count.RECOVERED_BY_RESTARTS, 99)),
            all(30, Map.of(Count.BUG_CHECKED, 200, Count.RECOVERED_BY_RESTARTS, 100)),
            all(40, Map.of(Count.BUG_CHECKED, 200, Count.RECOVERED_BY_QMR, 197)));
    assertThat(result.back())
        .containsExactly(
            new Milestone(50, OptionalInt.of(30)),
            new Milestone(97, OptionalInt.of(40)),
            new Milestone(99, OptionalInt.empty()));
  }

  @Test
  void aShareOfFewDevicesIsRoundedUp() {
    PlanResult result =
        result(
            all(1, Map.of(Count.BUG_CHECKED, 3, Count.RECOVERED_BY_HANDS, 1)),
            all(2, Map.of(Count.BUG_CHECKED, 3, Count.RECOVERED_BY_HANDS, 2)));
    assertThat(result.back().getFirst().minute()).hasValue(2);
    assertThat(result.back().getLast().minute()).isEmpty();
  }

  @Test
  void withNobodyHitNoMilestoneIsReached() {
    PlanResult result = result(all(1, Map.of(Count.OFFERED, 10, Count.INSTALLED, 10)));
    assertThat(result.hit()).isZero();
    assertThat(result.back()).allSatisfy(milestone -> assertThat(milestone.minute()).isEmpty());
  }

  @Test
  void allWaysBackAreToldApart() {
    Map<Count, Integer> counts =
        Map.of(
            Count.BUG_CHECKED, 15,
            Count.RECOVERED_BY_RESTARTS, 1,
            Count.RECOVERED_BY_QMR, 2,
            Count.RECOVERED_BY_HANDS, 3,
            Count.RECOVERED_BY_HANDS_WITH_KEY, 4,
            Count.RECOVERED_BY_ROLLBACK, 5);
    Recovered recovered = result(all(1, counts)).recovered();
    assertThat(recovered).isEqualTo(new Recovered(1, 2, 3, 4, 5));
    assertThat(recovered.total()).isEqualTo(15);
    assertThat(recovered.byHandsInAll()).isEqualTo(7);
  }

  @Test
  void inUserModeTheAgentsThatEndedAreHitWhetherTheyAreBackOrNot() {
    RolloutPlan plan = plan(DriverMode.USER, "All");
    RolloutView view =
        view(
            5,
            running(plan),
            open("All", 0, Map.of(Count.DEGRADED, 7, Count.RECOVERED_BY_ROLLBACK, 2)));
    PlanResult result = PlanResult.of("plan", 20, Course.of(List.of(view)));
    assertThat(result.hit()).isEqualTo(9);
    assertThat(result.unprotected()).isEqualTo(new Peak(7, 5));
    assertThat(result.down()).isEqualTo(Peak.NONE);
    assertThat(result.stillDown()).isEqualTo(7);
  }

  @Test
  void devicesThatWereNotOfferedTheUpdateAreThoseOfTheFleetThatAreLeft() {
    PlanResult result =
        result(all(1, Map.of(Count.OFFERED, 12, Count.WITHDRAWN, 3, Count.ROLLED_BACK, 4)));
    assertThat(result.neverOffered()).isEqualTo(8);
    assertThat(result.withdrawn()).isEqualTo(3);
    assertThat(result.rolledBack()).isEqualTo(4);
  }

  @Test
  void aGateIsToldWithWhatItSawWhenItFailedAndNotLater() {
    Map<Count, Integer> seen = Map.of(Count.SILENT, 2, Count.KNOWN_INSTALLED, 1);
    Map<Count, Integer> later = Map.of(Count.SILENT, 5, Count.KNOWN_INSTALLED, 1);
    PlanResult result =
        result(
            view(1, running(RINGS), open("Test", 1, Map.of()), pending("First")),
            view(41, running(RINGS), failed("Test", 1, 41, seen), pending("First")),
            view(41, haltedByRing(RINGS, 0, 41), failed("Test", 1, 41, seen), pending("First")),
            view(90, haltedByRing(RINGS, 0, 41), failed("Test", 1, 41, later), pending("First")));
    assertThat(result.stop()).isEqualTo(new Stop.ByGate("Test", 2, 3, 40));
  }

  @Test
  void aLaterRingsGateIsTimedFromTheFirstOfferOfAll() {
    Map<Count, Integer> seen = Map.of(Count.KNOWN_CRASHED, 9);
    PlanResult result =
        result(
            view(
                500,
                haltedByRing(RINGS, 1, 500),
                open("Test", 2, Map.of()),
                failed("First", 300, 500, seen)));
    assertThat(result.stop()).isEqualTo(new Stop.ByGate("First", 9, 9, 498));
  }

  @Test
  void theVendorCanBeTheOneWhoStopsIt() {
    PlanResult result = result(view(90, revertedByVendor(ALL, 78), open("All", 0, Map.of())));
    assertThat(result.stop()).isEqualTo(new Stop.ByVendor(78));
  }

  @Test
  void anOperatorCanBeTheOneWhoStopsIt() {
    PlanResult result = result(view(90, Views.cancelled(ALL, 30), open("All", 0, Map.of())));
    assertThat(result.stop()).isEqualTo(new Stop.ByOperator(30));
  }

  @Test
  void whatIsCompletedWasStoppedByNobody() {
    PlanResult result = result(view(90, completed(ALL, 60), open("All", 0, Map.of())));
    assertThat(result.stop()).isEqualTo(new Stop.ByNobody());
    assertThat(result.simulatedMinutes()).isEqualTo(90);
  }

  @Test
  void viewsThatComeTwiceChangeNothing() {
    RolloutView first = all(1, Map.of(Count.BUG_CHECKED, 4, Count.CRASHED, 4));
    RolloutView second = all(2, Map.of(Count.BUG_CHECKED, 4, Count.RECOVERED_BY_QMR, 4));
    assertThat(result(first, first, second, second)).isEqualTo(result(first, second));
  }

  @Test
  void ofARolloutThatWasNeverSeenNothingCanBeSaid() {
    assertThatThrownBy(() -> PlanResult.of("plan", 20, new Course()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never seen");
  }

  private static RolloutView all(int minute, Map<Count, Integer> counts) {
    return view(minute, running(ALL), open("All", 0, counts));
  }

  private static PlanResult result(RolloutView... views) {
    return PlanResult.of("plan", 20, Course.of(List.of(views)));
  }
}
