package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Scene.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

  /** 19 July 2024 was a Friday; the faulty content was released at 4:09 UTC. */
  @Test
  void aWorldThatBeginsOnAFridayMorningComesToItsWeekendTheNextDay() {
    var friday = new Calendar(4 * DAY + 4 * 60 + 9);
    assertThat(Calendar.isWeekend(friday.localMinute(0, 0))).isFalse();
    assertThat(Calendar.isWeekend(friday.localMinute(DAY, 0))).isTrue();
    assertThat(Calendar.isWeekend(friday.localMinute(2 * DAY, 0))).isTrue();
    assertThat(Calendar.isWeekend(friday.localMinute(3 * DAY, 0))).isFalse();
  }

  @Test
  void itIsSaturdayInTheEastFirst() {
    var fridayEvening = new Calendar(4 * DAY + 20 * 60);
    assertThat(Calendar.isWeekend(fridayEvening.localMinute(0, 600))).isTrue();
    assertThat(Calendar.isWeekend(fridayEvening.localMinute(0, -480))).isFalse();
  }

  @Property
  void localTimeGrowsWithTheTickAndIsNeverNegative(
      @ForAll @IntRange(max = Calendar.WEEK - 1) int epoch,
      @ForAll @IntRange(max = Endpoint.MAX_TICK) int tick,
      @ForAll @IntRange(min = -720, max = 840) int utcOffset) {
    var calendar = new Calendar(epoch);
    assertThat(calendar.localMinute(tick, utcOffset)).isNotNegative();
    assertThat(calendar.localMinute(tick + 1, utcOffset))
        .isEqualTo(calendar.localMinute(tick, utcOffset) + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Calendar.WEEK})
  void theEpochLiesWithinAWeek(int minute) {
    assertThatThrownBy(() -> new Calendar(minute)).isInstanceOf(IllegalArgumentException.class);
  }
}
