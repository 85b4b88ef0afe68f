package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.OsqueryResult.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one scheduled query says of a host after all its results so far: the last snapshot, or the
 * first result with every difference since.
 */
final class OsqueryQuery {

  /** A row and the line that has told it. */
  record Row(int line, Map<String, String> columns) {
    String value(String column) {
      return columns.getOrDefault(column, "");
    }
  }

  /** Where a row was told, and how often: devices with the same driver make equal rows. */
  private record Told(int line, int times) {}

  private final Map<Map<String, String>, Told> rows = new LinkedHashMap<>();
  private OsqueryResult last;
  private boolean whole;

  /** Takes the next result; results come in the order of their times. */
  void apply(OsqueryResult result) {
    if (last == null || beginsAnew(result)) {
      rows.clear();
      whole =
          result.shape() != Shape.DIFFERENCE
              || result.counter() == 0
              || result.counter() == OsqueryResult.NO_COUNTER;
    }
    result.added().forEach(row -> rows.merge(row, new Told(result.line(), 1), OsqueryQuery::again));
    result.removed().forEach(row -> rows.computeIfPresent(row, OsqueryQuery::once));
    last = result;
  }

  /**
   * Whether these are all rows of the table. They are not if the log begins in the middle, with a
   * difference to results that it does not hold.
   */
  boolean isWhole() {
    return whole;
  }

  /** The rows that stand, each once. */
  List<Row> rows() {
    var standing = new ArrayList<Row>();
    rows.forEach((columns, told) -> standing.add(new Row(told.line(), columns)));
    return standing;
  }

  private boolean beginsAnew(OsqueryResult result) {
    boolean anotherRun = result.unixTime() != last.unixTime() || result.shape() != last.shape();
    return switch (result.shape()) {
      case SNAPSHOT -> true;
      case SNAPSHOT_ROW -> anotherRun;
      case DIFFERENCE ->
          result.epoch() != last.epoch()
              || (result.counter() == 0 && (last.counter() != 0 || anotherRun));
    };
  }

  private static Told again(Told old, Told added) {
    return new Told(added.line(), old.times() + 1);
  }

  private static Told once(Map<String, String> row, Told told) {
    return told.times() == 1 ? null : new Told(told.line(), told.times() - 1);
  }
}
