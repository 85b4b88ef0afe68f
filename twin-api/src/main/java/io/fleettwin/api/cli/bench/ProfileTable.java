package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Where the time of rows went, as text: a column for each row. */
final class ProfileTable {

  private static final double MIB = 1 << 20;

  private ProfileTable() {}

  /** The table of results that all have a profile. */
  static Table of(List<RowResult> results) {
    List<String> heading = new ArrayList<>(List.of("where it goes"));
    results.forEach(result -> heading.add(result.title()));
    Table table = Table.ofFigures(heading);
    Arrays.stream(Area.values())
        .sorted(Comparator.comparingDouble(area -> -greatestShare(results, area)))
        .filter(area -> greatestShare(results, area) > 0)
        .forEach(
            area -> line(table, results, area.label(), profile -> percent(profile.share(area))));
    line(table, results, "samples", profile -> ResultTable.number((double) profile.total()));
    line(table, results, "stopped by GC", profile -> percent(profile.pauseShare()));
    line(
        table,
        results,
        "allocated, MiB/s",
        profile -> ResultTable.number(profile.allocatedBytesPerSecond() / MIB));
    return table;
  }

  private static double greatestShare(List<RowResult> results, Area area) {
    return results.stream()
        .flatMap(result -> result.profile().stream())
        .mapToDouble(profile -> profile.share(area))
        .max()
        .orElse(0);
  }

  private static void line(
      Table table, List<RowResult> results, String label, Function<Profile, String> cell) {
    List<String> cells = new ArrayList<>(List.of(label));
    results.forEach(result -> cells.add(result.profile().map(cell).orElse("-")));
    table.row(cells);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
