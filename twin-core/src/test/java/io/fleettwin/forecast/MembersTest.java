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
      List<Integer> rows = new ArrayList<>();
      members.offerUpTo(cohort, half, rows::add);
      assertThat(rows).hasSize(half);
      members.offerUpTo(cohort, members.size(cohort), rows::add);

      assertThat(rows)
          .hasSize(FLEET.start(cohort + 1) - FLEET.start(cohort))
          .doesNotHaveDuplicates()
          .isSortedAccordingTo(
              Comparator.comparing(
                  row -> Members.place(DRAWS, FLEET.key(row)), Long::compareUnsigned));
    }
  }

  @Test
  void whenAllAreOfferedItAtOnceEachIsOnce() {
    Members members = everybody();
    List<Integer> rows = new ArrayList<>();
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      members.offerUpTo(cohort, members.size(cohort), rows::add);
      members.offerUpTo(cohort, members.size(cohort), rows::add);
    }
    assertThat(rows)
        .containsExactlyElementsOf(IntStream.range(0, FLEET.size()).boxed().toList())
        .hasSize(members.size());
  }

  private static Members everybody() {
    int[] sizes =
        IntStream.range(0, Cohorts.COUNT).map(c -> FLEET.start(c + 1) - FLEET.start(c)).toArray();
    RingColumn column = new RingColumn(FLEET.size());
    IntStream.range(0, FLEET.size()).forEach(row -> column.belongsTo(row, 0));
    return new Members(FLEET, DRAWS, column, 0, sizes);
  }
}
