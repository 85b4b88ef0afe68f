package io.fleettwin.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the people who go to devices take them on. */
class ServiceDeskTest {

  private static final int HOUR = 60;
  private static final int DAY = Calendar.DAY;

  /** Tick 0 is a Monday, 0:00 UTC. */
  private static final Calendar CALENDAR = new Calendar(0);

  private static final ServiceDesk OFFICE_HOURS = new ServiceDesk(5, 8 * HOUR, 18 * HOUR, false, 0);

  @ParameterizedTest
  @CsvSource({"479, false", "480, true", "1079, true", "1080, false", "0, false", "1439, false"})
  void devicesAreTakenOnFromOpeningUntilClosing(int minute, boolean open) {
    assertThat(OFFICE_HOURS.isOpen(CALENDAR, minute)).isEqualTo(open);
    assertThat(OFFICE_HOURS.isOpen(CALENDAR, 4 * DAY + minute)).as("on Friday").isEqualTo(open);
  }

  @Test
  void onAWeekendOnlyADeskThatWorksOnWeekendsIsOpen() {
    var allWeek = new ServiceDesk(5, 8 * HOUR, 18 * HOUR, true, 0);
    for (int day = 5; day <= 6; day++) {
      assertThat(OFFICE_HOURS.isOpen(CALENDAR, day * DAY + 12 * HOUR)).isFalse();
      assertThat(allWeek.isOpen(CALENDAR, day * DAY + 12 * HOUR)).isTrue();
    }
  }

  @Test
  void itsHoursAreThoseOfItsOwnPlace() {
    var india = new ServiceDesk(5, 8 * HOUR, 18 * HOUR, false, 330);
    assertThat(india.isOpen(CALENDAR, 2 * HOUR + 29)).isFalse();
    assertThat(india.isOpen(CALENDAR, 2 * HOUR + 30)).isTrue();
    int fridayEvening = 4 * DAY + 20 * HOUR;
    var early = new ServiceDesk(5, 0, DAY, false, 600);
    assertThat(early.isOpen(CALENDAR, fridayEvening)).as("Saturday already").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 480",
    "479, 480",
    "480, 481",
    "1078, 1079",
    "1079, 1920",
    "6839, 10560",
    "7200, 10560"
  })
  void theNextOpenTickIsTheFirstAfterTheGivenOne(int tick, int next) {
    assertThat(OFFICE_HOURS.nextOpen(CALENDAR, tick)).isEqualTo(next);
  }

  @Property(tries = 300)
  void betweenATickAndTheNextOpenOneItIsClosed(
      @ForAll @IntRange(max = DAY - 1) int opens,
      @ForAll @IntRange(min = 1, max = DAY) int length,
      @ForAll boolean weekends,
      @ForAll @IntRange(min = -720, max = 840) int utcOffset,
      @ForAll @IntRange(max = Calendar.WEEK - 1) int epoch,
      @ForAll @IntRange(max = 3 * Calendar.WEEK) int tick) {
    var desk = new ServiceDesk(1, opens, Math.min(DAY, opens + length), weekends, utcOffset);
    var calendar = new Calendar(epoch);
    int next = desk.nextOpen(calendar, tick);
    assertThat(desk.isOpen(calendar, next)).isTrue();
    for (int between = tick + 1; between < next; between++) {
      assertThat(desk.isOpen(calendar, between)).as("at %d", between).isFalse();
    }
  }

  @Property
  void untilTheLastTickOfAWorldItsHoursCanBeTold(
      @ForAll @IntRange(min = Endpoint.MAX_TICK - 10_000, max = Endpoint.MAX_TICK) int tick) {
    assertThat(OFFICE_HOURS.nextOpen(CALENDAR, tick)).isBetween(tick + 1, tick + 3 * DAY);
  }

  @Test
  void aDeskWithoutPeopleNeverOpens() {
    assertThat(ServiceDesk.NONE.nextOpen(CALENDAR, 0)).isEqualTo(Endpoint.NEVER);
    assertThat(new ServiceDesk(0, 480, 1_080, true, 0).nextOpen(CALENDAR, 500))
        .isEqualTo(Endpoint.NEVER);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 480, 1080, 0",
    "100001, 480, 1080, 0",
    "1, -1, 1080, 0",
    "1, 480, 480, 0",
    "1, 1080, 480, 0",
    "1, 480, 1441, 0",
    "1, 480, 1080, -721",
    "1, 480, 1080, 841"
  })
  void limitsAreChecked(int technicians, int opens, int closes, int utcOffset) {
    assertThatThrownBy(() -> new ServiceDesk(technicians, opens, closes, true, utcOffset))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLargestDeskWorksDayAndNight() {
    var desk = new ServiceDesk(ServiceDesk.MAX_TECHNICIANS, 0, DAY, true, 840);
    assertThat(desk.nextOpen(CALENDAR, 5 * DAY)).isEqualTo(5 * DAY + 1);
  }
}
