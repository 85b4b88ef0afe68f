package io.fleettwin.api.inventory;

/**
 * Something in an inventory that could not be taken as it stands.
 *
 * @param line in the source, from 1
 * @param field name of the column or JSON field; empty if it is the row as a whole
 * @param effect what became of the row
 * @param reason for people
 */
public record RowProblem(int line, String field, Effect effect, String reason) {

  /** What became of a row. */
  public enum Effect {
    /** It is wrong and was left out. */
    REJECTED,
    /** It is right, but not about something that is imported. */
    SKIPPED,
    /** It was taken, without a value or with a guess that the reason tells. */
    NOTED
  }

  @Override
  public String toString() {
    String where = field.isEmpty() ? "" : ", " + field;
    return "line " + line + where + ": " + reason;
  }
}
