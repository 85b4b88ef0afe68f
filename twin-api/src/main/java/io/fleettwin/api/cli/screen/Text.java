package io.fleettwin.api.cli.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them; the same on every machine, whatever its language. */
public final class Text {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  /** From here on minutes no longer say anything. */
  private static final int SHOWN_IN_DAYS = 2 * DAY;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Text() {}

  /** A whole number: 12,345. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number of things: 1 device, 12,345 devices. */
  public static String count(long value, String one, String many) {
    return number(value) + " " + (value == 1 ? one : many);
  }

  /**
   * A share in percent, with as many places as tell it from nothing and from all: 67.1 %, 0.005 %,
   * 99.995 %. What is not nothing is never 0 %, and what is not all is never 100 %.
   *
   * @param total above 0
   */
  public static String percent(long part, long total) {
    if (part == 0 || part == total) {
      return part == 0 ? "0 %" : "100 %";
    }
    double percent = 100.0 * part / total;
    int places = 1;
    while (places < 6 && isRoundedAway(percent, places)) {
      places++;
    }
    return String.format(Locale.ROOT, "%." + places + "f %%", percent);
  }

  private static boolean isRoundedAway(double percent, int places) {
    double rest = Math.min(percent, 100 - percent);
    return rest < Math.pow(10, -places);
  }

  /** Simulated time: 45 min, 1 h 18 min, 3.4 d. */
  public static String minutes(long minutes) {
    if (minutes < HOUR) {
      return minutes + " min";
    }
    if (minutes >= SHOWN_IN_DAYS) {
      return String.format(Locale.ROOT, "%.1f d", (double) minutes / DAY);
    }
    return inTwoUnits(minutes / HOUR, "h", minutes % HOUR, "min");
  }

  /** Real time: 0.4 s, 12 s, 2 min 5 s, 1 h 18 min. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? inTwoUnits(seconds / 60, "min", seconds % 60, "s")
        : minutes(seconds / 60);
  }

  private static String inTwoUnits(long large, String largeUnit, long small, String smallUnit) {
    String first = large + " " + largeUnit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }

  /** A moment in UTC: Fri 19 Jul 2024 04:09. */
  public static String moment(Instant moment) {
    return MOMENT.format(moment);
  }
}
