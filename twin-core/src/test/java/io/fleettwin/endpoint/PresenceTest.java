package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.at;
import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.kiosk;
import static io.fleettwin.device.Machines.laptop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Scene.CALENDAR;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.HOUR;
import static io.fleettwin.endpoint.Scene.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.random.Draws;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When endpoints are switched on. */
class PresenceTest {

  private static final Presence NINE_TO_FIVE = new Presence(CALENDAR, new Draws(42), 0, 0);
  private static final int FIVE_WEEKS = 5 * Calendar.WEEK;

  @Property
  void serversAndKiosksAreAlwaysUp(@ForAll long key, @ForAll @IntRange(max = FIVE_WEEKS) int tick) {
    assertThat(NINE_TO_FIVE.isUp(server(), key, tick)).isTrue();
    assertThat(NINE_TO_FIVE.isUp(kiosk(), key, tick)).isTrue();
    assertThat(NINE_TO_FIVE.nextUp(server(), key, tick)).isEqualTo(tick);
  }

  @Property
  void noDesktopIsUpOnAWeekend(@ForAll long key, @ForAll @IntRange(max = 2 * DAY - 1) int minute) {
    assertThat(NINE_TO_FIVE.isUp(desktop(), key, MONDAY + 5 * DAY + minute)).isFalse();
  }

  @Property
  void onAWeekdayADesktopIsUpAtNoonAndOffAtNight(
      @ForAll long key, @ForAll @IntRange(max = 4) int weekday) {
    int midnight = MONDAY + weekday * DAY;
    assertThat(NINE_TO_FIVE.isUp(desktop(), key, midnight + 12 * HOUR)).isTrue();
    assertThat(NINE_TO_FIVE.isUp(desktop(), key, midnight + 3 * HOUR)).isFalse();
    assertThat(NINE_TO_FIVE.isUp(desktop(), key, midnight + 22 * HOUR)).isFalse();
  }

  @Test
  void desktopsBeginTheirDayAroundEightNotAllAtOnce() {
    Set<Integer> begins = new HashSet<>();
    long sum = 0;
    for (long key = 0; key < 500; key++) {
      int begin = NINE_TO_FIVE.nextUp(desktop(), key, MONDAY) - MONDAY;
      begins.add(begin);
      sum += begin;
    }
    assertThat(sum / 500.0).isBetween(7.75 * HOUR, 8.25 * HOUR);
    assertThat(begins).hasSizeGreaterThan(30);
  }

  @Test
  void aShareOfDesktopsIsNeverSwitchedOff() {
    var leftOn = new Presence(CALENDAR, new Draws(42), 0.25, 0);
    long up = 0;
    for (long key = 0; key < 4_000; key++) {
      up += leftOn.isUp(desktop(), key, MONDAY + 6 * DAY) ? 1 : 0;
    }
    assertThat(up / 4_000.0).isBetween(0.22, 0.28);
  }

  @Property(tries = 300)
  void whoIsUpStaysSoUntilTheTickThatIsTold(
      @ForAll long key,
      @ForAll @IntRange(min = -720, max = 840) int utcOffset,
      @ForAll @IntRange(max = FIVE_WEEKS) int tick) {
    var evenings = new Presence(CALENDAR, new Draws(42), 0.25, 0.4);
    for (var profile : List.of(desktop(), laptop())) {
      int until = evenings.upUntil(at(utcOffset, profile), key, tick);
      int last = Math.min(until, tick + DAY);
      for (int up = tick; up < last; up++) {
        assertThat(evenings.isUp(at(utcOffset, profile), key, up)).isTrue();
      }
      if (until == last) {
        assertThat(evenings.isUp(at(utcOffset, profile), key, until)).isFalse();
      }
    }
    assertThat(evenings.upUntil(server(), key, tick)).isEqualTo(Endpoint.NEVER);
  }

  @Property(tries = 300)
  void aLaptopsLidIsClosedForAWhileDuringTheDay(@ForAll long key) {
    int morning = NINE_TO_FIVE.nextUp(laptop(), key, MONDAY);
    int pauses = 0;
    for (int tick = morning + 1; tick < MONDAY + 15 * HOUR; tick++) {
      boolean closes =
          NINE_TO_FIVE.isUp(laptop(), key, tick - 1) && !NINE_TO_FIVE.isUp(laptop(), key, tick);
      pauses += closes ? 1 : 0;
    }
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void someLaptopsAreUsedInTheEveningAndDesktopsAreNot() {
    var evenings = new Presence(CALENDAR, new Draws(42), 0, 0.4);
    int nine = MONDAY + 21 * HOUR;
    long laptops = 0;
    for (long key = 0; key < 4_000; key++) {
      laptops += evenings.isUp(laptop(), key, nine) ? 1 : 0;
      assertThat(evenings.isUp(desktop(), key, nine)).isFalse();
      assertThat(NINE_TO_FIVE.isUp(laptop(), key, nine)).isFalse();
    }
    assertThat(laptops / 4_000.0).isBetween(0.36, 0.44);
  }

  @Property
  void theDayIsThatOfTheSite(
      @ForAll long key,
      @ForAll @IntRange(min = -720, max = 840) int utcOffset,
      @ForAll @IntRange(max = 7 * DAY) int minute) {
    int tick = MONDAY + minute;
    assertThat(NINE_TO_FIVE.isUp(at(utcOffset, desktop()), key, tick))
        .isEqualTo(NINE_TO_FIVE.isUp(desktop(), key, tick + utcOffset));
  }

  @Property(tries = 500)
  void nextUpIsTheFirstMinuteAtWhichItIsUp(
      @ForAll("machines") DeviceProfile profile,
      @ForAll long key,
      @ForAll @IntRange(max = FIVE_WEEKS) int tick,
      @ForAll("someEvenings") Presence presence) {
    int next = presence.nextUp(profile, key, tick);
    assertThat(next).isBetween(tick, tick + 4 * DAY);
    assertThat(presence.isUp(profile, key, next)).isTrue();
    for (int before = tick; before < next; before++) {
      assertThat(presence.isUp(profile, key, before)).as("at %d", before).isFalse();
      assertThat(presence.nextUp(profile, key, before)).isEqualTo(next);
    }
  }

  @Property
  void activeHoursEndAtFiveLocalTime(
      @ForAll @IntRange(max = FIVE_WEEKS) int tick,
      @ForAll @IntRange(min = -720, max = 840) int utcOffset) {
    int end = NINE_TO_FIVE.endOfActiveHours(at(utcOffset, desktop()), tick);
    assertThat(end).isBetween(tick + 1, tick + DAY);
    assertThat((end + utcOffset + DAY) % DAY).isEqualTo(17 * HOUR);
  }

  @Provide
  Arbitrary<DeviceProfile> machines() {
    return Arbitraries.of(desktop(), laptop(), server(), at(330, laptop()), at(-480, desktop()));
  }

  @Provide
  Arbitrary<Presence> someEvenings() {
    return Arbitraries.longs().map(seed -> new Presence(CALENDAR, new Draws(seed), 0.25, 0.4));
  }
}
