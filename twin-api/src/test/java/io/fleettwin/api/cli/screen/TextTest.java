package io.fleettwin.api.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 min",
    "59, 59 min",
    "60, 1 h",
    "78, 1 h 18 min",
    "2879, 47 h 59 min",
    "2880, 2.0 d",
    "4896, 3.4 d"
  })
  void simulatedTimeIsShortAndHasItsUnits(int minutes, String text) {
    assertThat(Text.minutes(minutes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "420, 0.4 s",
    "9999, 10.0 s",
    "12400, 12 s",
    "60000, 1 min",
    "125000, 2 min 5 s",
    "4680000, 1 h 18 min"
  })
  void realTimeIsShownInSecondsWhileItIsShort(long millis, String text) {
    assertThat(Text.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20000, 0 %",
    "20000, 20000, 100 %",
    "1, 2, 50.0 %",
    "13420, 20000, 67.1 %",
    "1, 20000, 0.005 %",
    "19999, 20000, 99.995 %",
    "1, 8500000, 0.00001 %"
  })
  void aShareIsNeverRoundedToNothingOrToAll(long part, long total, String text) {
    assertThat(Text.percent(part, total)).isEqualTo(text);
  }

  @Test
  void thousandsAreSeparated() {
    assertThat(Text.number(1_234_567)).isEqualTo("1,234,567");
  }

  @Test
  void oneThingIsNotSeveral() {
    assertThat(Text.count(1, "device", "devices")).isEqualTo("1 device");
    assertThat(Text.count(0, "device", "devices")).isEqualTo("0 devices");
  }

  @Test
  void momentsAreShownInUtcWithTheirDayOfTheWeek() {
    assertThat(Text.moment(Instant.parse("2024-07-19T04:09:00Z")))
        .isEqualTo("Fri 19 Jul 2024 04:09");
  }
}
