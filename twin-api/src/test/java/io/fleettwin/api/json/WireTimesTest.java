package io.fleettwin.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimesTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1M",
    "60, PT1H",
    "75, PT1H15M",
    "1440, P1D",
    "1455, P1DT15M",
    "10080, P7D"
  })
  void minutesAreWrittenAsDurations(int minutes, String duration) {
    assertThat(WireTimes.duration(minutes)).isEqualTo(duration);
    assertThat(WireTimes.minutes(duration)).hasValue(minutes);
  }

  @Property
  void everyDurationCanBeReadAgain(@ForAll @IntRange(min = 0) int minutes) {
    assertThat(WireTimes.minutes(WireTimes.duration(minutes))).hasValue(minutes);
    assertThat(Duration.parse(WireTimes.duration(minutes))).isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "PT", "P1M", "P1Y", "PT30S", "PT1M0.5S", "-PT1M", "P9999999D"})
  void whatIsNoDurationOfWholeMinutesIsNone(String text) {
    assertThat(WireTimes.minutes(text)).isEmpty();
  }

  @Property
  void everyUtcOffsetCanBeReadAgain(@ForAll @IntRange(min = -720, max = 840) int minutes) {
    assertThat(WireTimes.utcOffset(WireTimes.utcOffset(minutes))).hasValue(minutes);
  }

  @Property
  void everyTimeOfDayCanBeReadAgain(@ForAll @IntRange(max = 1440) int minutes) {
    assertThat(WireTimes.timeOfDay(WireTimes.timeOfDay(minutes))).hasValue(minutes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8:00", "24:01", "25:00", "12:60", "0800", "08:00:00"})
  void whatIsNoTimeOfDayIsNone(String text) {
    assertThat(WireTimes.timeOfDay(text)).isEmpty();
  }
}
