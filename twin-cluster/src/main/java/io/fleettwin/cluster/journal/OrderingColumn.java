package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The number that each event gets when it is inserted. H2 keeps the next number apart from the
 * events: when the process is killed, events may be in the file whose numbers it would then give
 * out again, and every insert would fail until it had passed them.
 */
final class OrderingColumn {
  private static final String NEXT_AND_LAST =
      """
      SELECT "IDENTITY_BASE", (SELECT max("ordering") FROM "event_journal")
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_NAME = 'event_journal' AND COLUMN_NAME = 'ordering'
      """;

  private static final String RESTART =
      "ALTER TABLE \"event_journal\" ALTER COLUMN \"ordering\" RESTART WITH ";

  private OrderingColumn() {}

  /** Makes the next event's number greater than all that are there. */
  static void continueBehindLastEvent(JournalDatabase database) {
    if (database.settings().kind() != DatabaseKind.H2) {
      return; // PostgreSQL logs its sequences
    }
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      long next;
      long last;
      try (ResultSet result = statement.executeQuery(NEXT_AND_LAST)) {
        result.next();
        next = result.getLong(1);
        last = result.getLong(2);
      }
      if (next <= last) {
        statement.execute(RESTART + (last + 1));
      }
    } catch (SQLException e) {
      throw new JournalException("the journal's numbering could not be continued", e);
    }
  }
}
