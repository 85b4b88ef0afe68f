package io.fleettwin.api.cli.bench;

import java.time.Duration;
import java.util.List;

/**
 * A row as all runs gave it.
 *
 * @param took wall time of all its runs, with all that is made ready for them
 */
public record RowResult(Row row, List<FigureResult> figures, Duration took) {
  public RowResult {
    figures = List.copyOf(figures);
  }
}
