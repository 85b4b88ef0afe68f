package io.fleettwin.api.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures with their units as a planner reads them; the same on every machine. */
final class Quantity {
  /** The unit of times, which are written as days, hours and minutes. */
  static final String MINUTES = "min";

  /** No line breaks between a figure and its unit. */
  private static final String SPACE = "\u00a0";

  private static final String DEVICES = "devices";
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private Quantity() {}

  /** With its unit: 6,024 devices, 1 d 3 h, 0.84 Mbit/s. */
  static String of(double value, String unit) {
    String bare = bare(value, unit);
    String shown = inHeading(unit);
    return shown.isEmpty() ? bare : bare + SPACE + (isOne(bare, unit) ? "device" : unit);
  }

  /** Where a heading has the unit: 6,024; a time keeps its own, 1 d 3 h. */
  static String bare(double value, String unit) {
    return unit.equals(MINUTES) ? duration(value) : number(value);
  }

  /** A difference, without unit unless it is a time: +12, −1 d 3 h, 0. */
  static String signed(double value, String unit) {
    String size = bare(Math.abs(value), unit);
    if (size.equals("0") || size.equals(duration(0))) {
      return size;
    }
    return (value < 0 ? "−" : "+") + size;
  }

  /** The unit to be named once for a row of figures; empty if each figure has it. */
  static String inHeading(String unit) {
    return unit.equals(MINUTES) ? "" : unit;
  }

  /** As many places as the size deserves: 91,235, 12.5, 0.84, 0.0031. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size > 0 && size < 0.1) {
      return new BigDecimal(value)
          .round(new MathContext(2))
          .stripTrailingZeros()
          .toPlainString()
          .replace('-', '−');
    }
    String pattern = size >= 100 ? "#,##0" : size >= 10 ? "0.#" : "0.##";
    // Formats are not safe to share between threads.
    var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    var format = new DecimalFormat(pattern, symbols);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** Simulated time, to the minute within a day and to the hour beyond: 45 min, 5 h, 1 d 3 h. */
  static String duration(double minutes) {
    long whole = Math.round(minutes);
    if (whole < HOUR) {
      return whole + SPACE + MINUTES;
    }
    if (whole < DAY) {
      return inTwoUnits(whole / HOUR, "h", whole % HOUR, "min");
    }
    long hours = Math.round((double) whole / HOUR);
    return inTwoUnits(hours / 24, "d", hours % 24, "h");
  }

  /**
   * A share from 0 to 1 in percent. What is not nothing is never 0 %, and what is not all, 100 %.
   */
  static String percent(double share) {
    double percent = 100 * share;
    if (percent > 99.9 && percent < 100) {
      return "over 99.9" + SPACE + "%";
    }
    if (percent > 0 && percent < 0.001) {
      return "below 0.001" + SPACE + "%";
    }
    return number(percent) + SPACE + "%";
  }

  private static boolean isOne(String bare, String unit) {
    return unit.equals(DEVICES) && bare.equals("1");
  }

  private static String inTwoUnits(long large, String largeUnit, long small, String smallUnit) {
    String first = large + SPACE + largeUnit;
    return small == 0 ? first : first + SPACE + small + SPACE + smallUnit;
  }
}
