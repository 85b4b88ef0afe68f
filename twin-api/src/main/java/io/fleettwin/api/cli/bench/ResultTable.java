package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.cli.screen.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, as text: a table, what its rows are, and under what circumstances. */
public final class ResultTable {

  /** Where a figure has nothing to be held against. */
  private static final String NONE = "-";

  private static final List<String> HEADING =
      List.of("", "min", "median", "max", "unit", "better", "bound", "ratio", "ratio, min-max");

  private ResultTable() {}

  /** The lines. */
  public static List<String> lines(List<RowResult> results, int runs, Circumstances circumstances) {
    List<String> lines = new ArrayList<>();
    lines.add(table(results).toString());
    lines.add("");
    if (hasSizes(results)) {
      lines.add(Growth.of(results).toString());
      lines.add("");
    }
    if (results.stream().anyMatch(result -> result.profile().isPresent())) {
      lines.add(ProfileTable.of(results).toString());
      lines.add("");
    }
    lines.add(legend(results).toString());
    lines.add("");
    lines.add("Bound and ratio are medians; each run's figure is divided by its own bound.");
    lines.add("");
    lines.add("Size     %s, %s".formatted(sizes(results), Text.count(runs, "run", "runs")));
    lines.addAll(circumstances.lines());
    return lines;
  }

  /** Without it nobody knows what the figures are of. */
  private static Table legend(List<RowResult> results) {
    Table table = Table.ofWords(List.of("", "measured", "bound"));
    for (Row row : results.stream().map(RowResult::row).distinct().toList()) {
      table.row(List.of(row.name(), row.measures(), row.bound()));
    }
    return table;
  }

  private static boolean hasSizes(List<RowResult> results) {
    return results.stream().mapToInt(RowResult::devices).distinct().count() > 1;
  }

  private static String sizes(List<RowResult> results) {
    List<Integer> sizes = results.stream().map(RowResult::devices).distinct().sorted().toList();
    return sizes.stream().map(Text::number).collect(Collectors.joining("; "))
        + (sizes.equals(List.of(1)) ? " device" : " devices");
  }

  private static Table table(List<RowResult> results) {
    Table table = Table.ofFigures(HEADING);
    for (RowResult result : results) {
      String row = hasSizes(results) ? result.title() : result.row().name();
      result.figures().forEach(figure -> table.row(cells(row, figure)));
    }
    return table;
  }

  private static List<String> cells(String row, FigureResult result) {
    Spread spread = result.spread();
    return List.of(
        row + ": " + result.figure().name(),
        number(spread.min()),
        number(spread.median()),
        number(spread.max()),
        result.figure().unit(),
        better(result.figure()),
        result.bound().map(bound -> number(bound.median())).orElse(NONE),
        result.ratio().map(ratio -> number(ratio.median())).orElse(NONE),
        result.ratio().map(ratio -> number(ratio.min()) + "-" + number(ratio.max())).orElse(NONE));
  }

  private static String better(Figure figure) {
    return switch (figure.better()) {
      case MORE -> "more";
      case LESS -> "less";
      case NEITHER -> NONE;
    };
  }

  /** A number with as many places as say something: 12,345, 12.3, 1.23, 0.0123. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return Text.number(Math.round(value));
    }
    if (size >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return String.format(Locale.ROOT, size >= 0.1 || size == 0 ? "%.2f" : "%.4f", value);
  }
}
