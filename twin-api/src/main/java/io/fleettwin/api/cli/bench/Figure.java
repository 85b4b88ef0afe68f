package io.fleettwin.api.cli.bench;

/**
 * What a number stands for.
 *
 * @param name unique in its row
 * @param unit such as {@code ms} or {@code events/s}
 * @param better which way is good
 * @param total whether it is of the whole fleet, so that it grows with its size
 */
public record Figure(String name, String unit, Better better, boolean total) {

  /** Which way is good. */
  public enum Better {
    MORE,
    LESS,
    /** It only tells how much there was to do. */
    NEITHER
  }

  static Figure more(String name, String unit) {
    return new Figure(name, unit, Better.MORE, false);
  }

  static Figure less(String name, String unit) {
    return new Figure(name, unit, Better.LESS, false);
  }

  /** What the whole fleet takes: less is better, and a larger fleet takes more. */
  static Figure total(String name, String unit) {
    return new Figure(name, unit, Better.LESS, true);
  }

  static Figure extent(String name, String unit) {
    return new Figure(name, unit, Better.NEITHER, false);
  }
}
