package io.fleettwin.api.cli.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A figure as all runs gave it.
 *
 * @param values in the order of the runs, at least one
 * @param bounds of the same runs; empty if the figure has no bound
 */
public record FigureResult(Figure figure, List<Double> values, List<Double> bounds) {

  public FigureResult {
    values = List.copyOf(values);
    bounds = List.copyOf(bounds);
    if (values.isEmpty() || (!bounds.isEmpty() && bounds.size() != values.size())) {
      throw new IllegalArgumentException("a run gives a value, and all runs a bound or none does");
    }
  }

  /** The result of measurements of one figure. */
  static FigureResult of(List<Measurement> runs) {
    return new FigureResult(
        runs.getFirst().figure(),
        runs.stream().map(Measurement::value).toList(),
        runs.stream().flatMap(run -> run.bound().stream().boxed()).toList());
  }

  public Spread spread() {
    return Spread.of(values);
  }

  public Optional<Spread> bound() {
    return bounds.isEmpty() ? Optional.empty() : Optional.of(Spread.of(bounds));
  }

  /** Value by bound, each of the same run: what the machine did meanwhile cancels out. */
  public Optional<Spread> ratio() {
    List<Double> ratios =
        IntStream.range(0, bounds.size()).mapToObj(i -> values.get(i) / bounds.get(i)).toList();
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }
}
