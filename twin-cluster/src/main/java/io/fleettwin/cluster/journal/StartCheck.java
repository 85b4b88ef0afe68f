package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a database must promise before a node may acknowledge anything on it. All of it can be lost
 * by a changed address, or by tables that something else made, and none of it would show until it
 * is needed.
 */
final class StartCheck {
  /** H2 keeps the write delay in the file: what the address says is not yet what holds. */
  private static final String H2_WRITE_DELAY =
      "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";

  private static final String POSTGRES_COMMIT = "SHOW synchronous_commit";

  /**
   * A string that is compared as the column is: by bytes 'Z' comes before 'a', in a language not.
   */
  private static final String POSTGRES_ORDERS_BY_BYTES =
      """
      SELECT id < 'a' FROM (
        SELECT persistence_id AS id FROM event_journal WHERE FALSE UNION ALL SELECT 'Z') AS sample
      """;

  private StartCheck() {}

  /**
   * @throws JournalException if an acknowledged event could be lost, or a scan could be wrong
   */
  static void require(JournalDatabase database) {
    try (Connection connection = database.connection()) {
      switch (database.settings().kind()) {
        case H2 -> requireNoWriteDelay(connection);
        case POSTGRES -> {
          requireSynchronousCommit(connection);
          requireByteOrder(connection);
        }
      }
    } catch (SQLException e) {
      throw new JournalException("the journal's database could not be checked", e);
    }
  }

  private static void requireNoWriteDelay(Connection connection) throws SQLException {
    String delay = single(connection, H2_WRITE_DELAY);
    if (!"0".equals(delay)) {
      throw new JournalException(
          ("H2 would write acknowledged events %s ms late, and lose them if the node is killed:"
                  + " set WRITE_DELAY=0 in fleettwin.database.h2.url")
              .formatted(delay));
    }
  }

  private static void requireSynchronousCommit(Connection connection) throws SQLException {
    String commit = single(connection, POSTGRES_COMMIT);
    if ("off".equals(commit)) {
      throw new JournalException(
          "PostgreSQL would acknowledge events before it has written them: synchronous_commit is"
              + " off for this user or database, set it to on");
    }
  }

  private static void requireByteOrder(Connection connection) throws SQLException {
    String byBytes = single(connection, POSTGRES_ORDERS_BY_BYTES);
    if (!"t".equals(byBytes)) {
      throw new JournalException(
          "PostgreSQL orders event_journal.persistence_id by a language, which mixes cohorts up:"
              + " alter the column to COLLATE \"C\"");
    }
  }

  private static String single(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getString(1) : "(unknown)";
    }
  }
}
