package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.cli.screen.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What becomes of figures as the fleet grows: each size against the smallest. */
final class Growth {

  private static final double MICROSECONDS = 1e6;

  private Growth() {}

  /** The table of results of the same rows with several sizes. */
  static Table of(List<RowResult> results) {
    Table table = Table.ofFigures(List.of("growth", "devices", "median", "unit", "change"));
    for (RowResult result : results) {
      RowResult smallest = smallest(result.row(), results);
      for (int i = 0; i < result.figures().size(); i++) {
        FigureResult figure = result.figures().get(i);
        if (figure.figure().better() != Figure.Better.NEITHER) {
          double value = value(figure, result.devices());
          double least = value(smallest.figures().get(i), smallest.devices());
          table.row(
              List.of(
                  "%s: %s".formatted(result.row().name(), name(figure.figure())),
                  Text.number(result.devices()),
                  ResultTable.number(value),
                  unit(figure.figure()),
                  result.devices() == smallest.devices() ? "-" : change(value, least)));
        }
      }
    }
    return table;
  }

  private static RowResult smallest(Row row, List<RowResult> results) {
    return results.stream()
        .filter(result -> result.row().name().equals(row.name()))
        .min(Comparator.comparingInt(RowResult::devices))
        .orElseThrow();
  }

  /** What is of the whole fleet is told for each device: that should stay as it is. */
  private static double value(FigureResult result, int devices) {
    double median = result.spread().median();
    return result.figure().total() ? median * MICROSECONDS / devices : median;
  }

  private static String name(Figure figure) {
    return figure.total() ? figure.name() + ", a device" : figure.name();
  }

  private static String unit(Figure figure) {
    return figure.total() ? "us" : figure.unit();
  }

  private static String change(double value, double least) {
    return String.format(Locale.ROOT, "%+.0f %%", (value / least - 1) * 100);
  }
}
