package io.fleettwin.fleet;

/** Whole numbers as they stand in names. */
final class Numbers {

  private Numbers() {}

  /** A number with leading zeros; as it is if it has more digits. */
  static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
  }
}
