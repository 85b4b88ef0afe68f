package io.fleettwin.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.Timeline;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An outcome says what the whole of its future says, looked at tick by tick. */
class OutcomeLogTest {

  private static final TimeGrid GRID = TimeGrid.upTo(Cases.END);

  static List<Case> cases() {
    return Cases.every();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMeasureIsTheOneThatIsCountedTickByTick(Case played) {
    Outcome outcome = played.play(0, GRID, Crew.ALONE);
    Naive naive = naive(played);

    for (Measure measure : Measure.values()) {
      assertThat(outcome.get(measure))
          .as(played.id() + ": " + measure)
          .satisfiesAnyOf(
              value -> assertThat(value).isCloseTo(naive.get(measure), offset(1e-6)),
              value -> assertThat(List.of(value, naive.get(measure))).containsOnly(Double.NaN));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCurveIsThatOfTheWholeAtEachMomentOfItsGrid(Case played) {
    Curves curves = played.play(0, GRID, Crew.ALONE).curves();
    Naive naive = naive(played);

    for (int ring = 0; ring < played.plan().rings().size(); ring++) {
      for (Series series : Series.values()) {
        for (int point = 0; point < GRID.size(); point++) {
          assertThat(curves.get(ring, series, point))
              .as("%s: %s of ring %d after %d min", played.id(), series, ring, GRID.minute(point))
              .isEqualTo(naive.series(series, ring, GRID.minute(point)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDevicesOfEachRingAreThoseOfTheWhole(Case played) {
    Timeline line = timeline(played);
    int[] members = played.play(0, GRID, Crew.ALONE).members();

    assertThat(members).hasSize(line.rings());
    for (int ring = 0; ring < members.length; ring++) {
      assertThat(members[ring]).isEqualTo(line.count(ring, Cases.END, Count.MEMBERS));
    }
  }

  @Test
  void theCasesGoDifferentWays() {
    assertThat(outcome(Cases.allAtOnce()).stoppedBy()).isEqualTo(Outcome.VENDOR);
    assertThat(outcome(Cases.allAtOnce()).get(Measure.PEAK_DOWN)).isGreaterThan(100);
    assertThat(outcome(Cases.rings()).stoppedBy()).isZero();
    assertThat(outcome(Cases.userMode()).get(Measure.PEAK_DEGRADED)).isGreaterThan(100);
    assertThat(outcome(Cases.driver()).stoppedBy()).isEqualTo(Outcome.NOBODY);
    assertThat(outcome(Cases.driver()).get(Measure.DEVICES_HIT)).isPositive();
    assertThat(outcome(Cases.good()).get(Measure.DEVICES_HIT)).isZero();
    assertThat(outcome(Cases.good()).get(Measure.TIME_TO_DETECT)).isNaN();
    assertThat(outcome(Cases.good()).get(Measure.TIME_TO_COMPLETE)).isPositive();
  }

  @Test
  void whoStopsItFirstHasDetectedIt() {
    List<RolloutEvent> events = timeline(Cases.lateGate()).rolloutEvents();
    assertThat(events)
        .as("the vendor takes it back, and then the gate of a ring that had passed fails")
        .filteredOn(
            event -> event instanceof RolloutEvent.RolloutHalted halted && halted.ring() == 0)
        .hasSize(1);

    Outcome outcome = outcome(Cases.lateGate());

    assertThat(outcome.stoppedBy()).isEqualTo(Outcome.VENDOR);
    assertThat(outcome.get(Measure.TIME_TO_DETECT)).isBetween(19.0, 20.0);
  }

  private static Outcome outcome(Case played) {
    return played.play(0, TimeGrid.upTo(0), Crew.ALONE);
  }

  private static Naive naive(Case played) {
    return new Naive(timeline(played), played.plan().update());
  }

  private static Timeline timeline(Case played) {
    return Forecast.of(
        played.fleet(), played.settings(), played.plan(), 0, played.minutes(), Crew.ALONE);
  }
}
