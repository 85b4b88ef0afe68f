package io.fleettwin.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In each cohort members are offered the update in the order of their places. */
class MembersTest {

  private static final Draws DRAWS = new Draws(5);
  private static final ForecastFleet FLEET = Fleets.of(4_000);

  @Test
  void membersOfACohortAreInTheOrderOfTheirPlacesOnceOnlySomeAreOffered() {
    Members members = everybody();
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      int half = members.size(cohort) / 2;
      members.offerUpTo(cohort, half);
      members.offerUpTo(cohort, members.size(cohort));

      List<Integer> rows = new ArrayList<>();
      for (int position = 0; position < members.size(cohort); position++) {
        rows.add(members.row(cohort, position));
      }
      assertThat(rows)
          .hasSize(FLEET.start(cohort + 1) - FLEET.start(cohort))
          .doesNotHaveDuplicates()
          .isSortedAccordingTo(
              Comparator.comparing(
                  row -> Members.place(DRAWS, FLEET.key(row)), Long::compareUnsigned));
    }
  }

  @Test
  void allAreMembersOnceWhoeverIsOffered() {
    Members members = everybody();
    assertThat(members.size()).isEqualTo(FLEET.size());
    assertThat(IntStream.range(0, Cohorts.COUNT).map(members::size).sum()).isEqualTo(FLEET.size());
  }

  private static Members everybody() {
    int[] starts = IntStream.rangeClosed(0, Cohorts.COUNT).map(FLEET::start).toArray();
    return new Members(FLEET, DRAWS, IntStream.range(0, FLEET.size()).toArray(), starts);
  }
}
