package io.fleettwin.api.cli.bench;

import java.util.OptionalDouble;

/**
 * A figure as one run gave it.
 *
 * @param bound what the figure is held against, in the same unit and from the same run
 */
public record Measurement(Figure figure, double value, OptionalDouble bound) {

  static Measurement of(Figure figure, double value) {
    return new Measurement(figure, value, OptionalDouble.empty());
  }

  static Measurement of(Figure figure, double value, double bound) {
    return new Measurement(figure, value, OptionalDouble.of(bound));
  }
}
