package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.RowProblem.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the problems of one import: the first ones in full, of all of them the number. */
final class Problems {

  /** How much of a bad value is quoted, in characters. */
  private static final int MAX_QUOTED_CHARS = 40;

  private final List<RowProblem> listed = new ArrayList<>();
  private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);

  void rejected(int line, String field, String reason) {
    add(line, field, Effect.REJECTED, reason);
  }

  void skipped(int line, String field, String reason) {
    add(line, field, Effect.SKIPPED, reason);
  }

  void noted(int line, String field, String reason) {
    add(line, field, Effect.NOTED, reason);
  }

  /** The result of the import that these are the problems of. */
  ImportResult result(Format format, List<ImportedDevice> devices) {
    listed.sort(Comparator.comparingInt(RowProblem::line));
    return new ImportResult(
        format,
        devices,
        listed,
        new ImportResult.Totals(
            count(Effect.REJECTED), count(Effect.SKIPPED), count(Effect.NOTED)));
  }

  /** A value in quotes, cut to a length that fits a message, without control characters. */
  static String quoted(String value) {
    String shown = value.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= MAX_QUOTED_CHARS
        ? "'" + shown + "'"
        : "'" + shown.substring(0, MAX_QUOTED_CHARS) + "...'";
  }

  private int count(Effect effect) {
    return counts.getOrDefault(effect, 0);
  }

  private void add(int line, String field, Effect effect, String reason) {
    counts.merge(effect, 1, Integer::sum);
    if (listed.size() < ImportLimits.MAX_LISTED_PROBLEMS) {
      listed.add(new RowProblem(line, field, effect, reason));
    }
  }
}
