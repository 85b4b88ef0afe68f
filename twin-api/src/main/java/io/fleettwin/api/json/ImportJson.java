package io.fleettwin.api.json;

import java.util.List;

/**
 * What an import has done.
 *
 * @param devices how many the file told of
 * @param enrolled devices that were new
 * @param updated known devices about which the file told something new
 * @param unchanged known devices about which it told nothing new
 * @param refused devices that were not taken; problems tells why
 * @param rowsRejected rows of the file that are wrong and were left out
 * @param rowsSkipped rows that are about something that is not imported
 * @param rowsNoted rows that were taken with a guess, or without a value
 * @param problemsTotal how many problems there are, listed or not
 * @param problems the first of them
 */
public record ImportJson(
    String format,
    int devices,
    int enrolled,
    int updated,
    int unchanged,
    int refused,
    int rowsRejected,
    int rowsSkipped,
    int rowsNoted,
    int problemsTotal,
    List<RowProblemJson> problems) {

  /**
   * Something that could not be taken as it stands.
   *
   * @param line in the file, from 1; left out if it is about a device
   * @param field name of the column or field; left out if it is about the row as a whole
   * @param device left out if it is about a row
   * @param effect rejected, skipped, noted or refused
   */
  public record RowProblemJson(
      Integer line, String field, String device, String effect, String reason) {}
}
