package io.fleettwin.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fleet has to share. */
class CapacityTest {

  /** One megabit a second is 125 kilobytes a second, and 7,500 a minute. */
  @ParameterizedTest
  @CsvSource({
    "1, 7500, 1",
    "1, 3750, 2",
    "1, 40, 187",
    "100, 40, 18750",
    "1000, 500000, 15",
    "1000, 400000, 18"
  })
  void asManyDownloadsFitInAMinuteAsTheBandwidthAllows(int megabits, long sizeKb, int downloads) {
    assertThat(bandwidth(megabits).downloadsPerMinute(sizeKb)).isEqualTo(downloads);
  }

  /** Otherwise an update larger than a minute's bandwidth would never arrive anywhere. */
  @Test
  void howeverLargeTheUpdateOneDownloadAMinuteFits() {
    assertThat(bandwidth(1).downloadsPerMinute(7_501)).isEqualTo(1);
    assertThat(bandwidth(1).downloadsPerMinute(Long.MAX_VALUE)).isEqualTo(1);
  }

  @Test
  void withoutALimitOrWithoutASizeAnyNumberFits() {
    assertThat(Capacity.UNLIMITED.downloadsPerMinute(1_000_000)).isEqualTo(Integer.MAX_VALUE);
    assertThat(bandwidth(1).downloadsPerMinute(0)).isEqualTo(Integer.MAX_VALUE);
  }

  @Property
  void aLargerUpdateNeverFitsMoreOften(
      @ForAll @IntRange(min = 1) int megabits,
      @ForAll @LongRange(min = 1, max = 100_000_000) long sizeKb) {
    var capacity = bandwidth(megabits);
    assertThat(capacity.downloadsPerMinute(sizeKb)).isPositive();
    assertThat(capacity.downloadsPerMinute(sizeKb + 1))
        .isLessThanOrEqualTo(capacity.downloadsPerMinute(sizeKb));
  }

  @Property
  void whoWaitsForADeskIsServedAtTheFirstTickAtWhichItGrantsSomething(
      @ForAll @IntRange(max = 3) int handsOn, @ForAll @IntRange(max = 3_000) int tick) {
    var desk = new Capacity(new ServiceDesk(2, 420, 1_260, false, 60), 0, 0);
    var calendar = new Calendar(4 * Calendar.DAY);
    int next = desk.nextGrants(Resource.SERVICE_DESK, calendar, tick, handsOn);
    int first = tick + 1;
    while (first < tick + Calendar.WEEK
        && desk.grants(Resource.SERVICE_DESK, calendar, first, 40, handsOn) == 0) {
      first++;
    }
    assertThat(next).isEqualTo(first < tick + Calendar.WEEK ? first : Endpoint.NEVER);
  }

  @Test
  void capacitiesAreNotNegative() {
    assertThatThrownBy(() -> new Capacity(ServiceDesk.NONE, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Capacity(ServiceDesk.NONE, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Capacity bandwidth(int megabits) {
    return new Capacity(ServiceDesk.NONE, megabits, 0);
  }
}
