package io.fleettwin.api.inventory;

import java.util.List;

/**
 * What an inventory file gave: every good row, and what was wrong with the others.
 *
 * @param format as given or detected
 * @param devices each device once, in the order of its first row
 * @param problems by line; the first {@link ImportLimits#MAX_LISTED_PROBLEMS} that were met
 * @param totals counts of all problems, listed or not
 */
public record ImportResult(
    Format format, List<ImportedDevice> devices, List<RowProblem> problems, Totals totals) {

  /** How many rows were rejected, skipped, and taken with a note. */
  public record Totals(int rejected, int skipped, int noted) {}

  public ImportResult {
    devices = List.copyOf(devices);
    problems = List.copyOf(problems);
  }
}
