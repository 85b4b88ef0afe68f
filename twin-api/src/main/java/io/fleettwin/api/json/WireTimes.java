package io.fleettwin.api.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Times on the wire, as ISO 8601 has them. Durations are whole minutes, since a world's clock has
 * no shorter step.
 */
public final class WireTimes {

  private static final int MINUTES_A_DAY = 24 * 60;
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00");

  private WireTimes() {}

  /** Minutes as a duration, such as {@code P1DT2H15M}; nothing is {@code PT0S}. */
  public static String duration(int minutes) {
    if (minutes == 0) {
      return "PT0S";
    }
    int days = minutes / MINUTES_A_DAY;
    int hours = minutes % MINUTES_A_DAY / 60;
    int rest = minutes % 60;
    String time = (hours == 0 ? "" : hours + "H") + (rest == 0 ? "" : rest + "M");
    return "P" + (days == 0 ? "" : days + "D") + (time.isEmpty() ? "" : "T" + time);
  }

  /**
   * The minutes of a duration; empty if it is none, is negative, or is not made of whole minutes.
   */
  static OptionalInt minutes(String duration) {
    Duration parsed;
    try {
      parsed = Duration.parse(duration);
    } catch (DateTimeException e) {
      return OptionalInt.empty();
    }
    boolean whole = parsed.getSeconds() % 60 == 0 && parsed.getNano() == 0;
    boolean fits = !parsed.isNegative() && parsed.getSeconds() / 60 <= Integer.MAX_VALUE;
    return whole && fits ? OptionalInt.of((int) (parsed.getSeconds() / 60)) : OptionalInt.empty();
  }

  /** A moment; empty if the text is none. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Minutes of a UTC offset such as {@code +01:00} or {@code Z}; empty if the text is none. */
  static OptionalInt utcOffset(String text) {
    int seconds;
    try {
      seconds = ZoneOffset.of(text).getTotalSeconds();
    } catch (DateTimeException e) {
      return OptionalInt.empty();
    }
    return seconds % 60 == 0 ? OptionalInt.of(seconds / 60) : OptionalInt.empty();
  }

  static String utcOffset(int minutes) {
    return ZoneOffset.ofTotalSeconds(minutes * 60).getId();
  }

  /** Minutes of a time of day, {@code 00:00} to {@code 24:00}; empty if the text is none. */
  static OptionalInt timeOfDay(String text) {
    if (!TIME_OF_DAY.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)));
  }

  static String timeOfDay(int minutes) {
    return String.format("%02d:%02d", minutes / 60, minutes % 60);
  }
}
