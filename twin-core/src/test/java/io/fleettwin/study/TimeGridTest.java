package io.fleettwin.study;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeGridTest {

  private static final int YEAR = 366 * 24 * 60;

  @Property
  void itGoesFromTheStartToTheLastMinuteAndNeverBack(@ForAll @IntRange(max = YEAR) int last) {
    int[] minutes = TimeGrid.upTo(last).minutes();

    assertThat(minutes).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(last);
  }

  @Property
  void momentsAreApartByAMinuteOrAThirtySecondOfTheTimeThatHasPassed(
      @ForAll @IntRange(max = YEAR) int last) {
    int[] minutes = TimeGrid.upTo(last).minutes();

    for (int i = 1; i < minutes.length; i++) {
      assertThat(minutes[i] - minutes[i - 1]).isBetween(1, Math.max(1, minutes[i - 1] / 32));
    }
  }

  @Test
  void theFirstHourIsKeptMinuteByMinuteAndTwoWeeksInAFewHundredMoments() {
    TimeGrid grid = TimeGrid.upTo(14 * 24 * 60);

    assertThat(grid.minute(60)).isEqualTo(60);
    assertThat(grid.size()).isEqualTo(grid.minutes().length).isLessThan(300);
  }

  @Test
  void whoChangesTheMinutesChangesACopy() {
    TimeGrid grid = TimeGrid.upTo(9);
    grid.minutes()[0] = 5;

    assertThat(grid.minute(0)).isZero();
  }
}
