package io.fleettwin.api.cli.bench;

import java.util.List;

/** The least, the middle and the greatest of some values. */
public record Spread(double min, double median, double max) {

  /**
   * The spread of values.
   *
   * @param values at least one
   */
  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(sorted.getFirst(), median(sorted), sorted.getLast());
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
