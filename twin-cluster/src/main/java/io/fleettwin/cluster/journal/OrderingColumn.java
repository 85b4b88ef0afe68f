package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The number that each event gets when it is inserted. H2 keeps the next number apart from the
 * events, and sets numbers aside. When the process is killed, events may be in the file whose
 * numbers it would then give out again, so that every insert failed until it had passed them; or it
 * leaves out those that were set aside, a gap for which Akka's queries wait.
 */
final class OrderingColumn {
  /**
   * How many numbers H2 sets aside at a time. When they are used up it writes that to the file, and
   * with it every page that open transactions have changed so far. As shipped it does so every 32
   * rows, which costs more than the rows (docs/adr/0003). The rows stay uncommitted.
   */
  private static final int SET_ASIDE = 10_000;

  private static final String LAST = "SELECT max(\"ordering\") FROM \"event_journal\"";

  private OrderingColumn() {}

  /** The number of the last event that is committed; every later event gets a higher one. */
  static long last(JournalDatabase database) {
    boolean shared = database.settings().kind() == DatabaseKind.POSTGRES;
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (shared) {
        // Waits for those who have a number already and have not committed.
        statement.execute("LOCK TABLE \"event_journal\" IN SHARE MODE");
      }
      long last = last(statement);
      connection.commit();
      return last;
    } catch (SQLException e) {
      throw new JournalException("the journal's last event could not be found", e);
    }
  }

  private static long last(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery(LAST)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Makes the next event's number the one behind the last that is there. */
  static void continueBehindLastEvent(JournalDatabase database) {
    if (database.settings().kind() != DatabaseKind.H2) {
      return; // PostgreSQL logs its sequences
    }
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      long last = last(statement);
      statement.execute(
          "ALTER TABLE \"event_journal\" ALTER COLUMN \"ordering\" SET CACHE %d RESTART WITH %d"
              .formatted(SET_ASIDE, last + 1));
    } catch (SQLException e) {
      throw new JournalException("the journal's numbering could not be continued", e);
    }
  }
}
