package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A row as all runs of one size gave it.
 *
 * @param took wall time of all its runs, with all that is made ready for them
 * @param profile where the time of the measured runs went, if that was asked for
 */
public record RowResult(
    Row row, int devices, List<FigureResult> figures, Duration took, Optional<Profile> profile) {
  public RowResult {
    figures = List.copyOf(figures);
  }

  /** Which row, and of which size. */
  String title() {
    return "%s, %s".formatted(row.name(), Text.number(devices));
  }
}
