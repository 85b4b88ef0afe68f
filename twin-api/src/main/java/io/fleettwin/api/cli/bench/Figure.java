package io.fleettwin.api.cli.bench;

/**
 * What a number stands for.
 *
 * @param name unique in its row
 * @param unit such as {@code ms} or {@code events/s}
 * @param better which way is good
 */
public record Figure(String name, String unit, Better better) {

  /** Which way is good. */
  public enum Better {
    MORE,
    LESS,
    /** It only tells how much there was to do. */
    NEITHER
  }

  static Figure more(String name, String unit) {
    return new Figure(name, unit, Better.MORE);
  }

  static Figure less(String name, String unit) {
    return new Figure(name, unit, Better.LESS);
  }

  static Figure extent(String name, String unit) {
    return new Figure(name, unit, Better.NEITHER);
  }
}
