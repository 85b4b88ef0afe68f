package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table that events are read from, written in batches of plain JDBC. */
final class EventTable {
  private static final String INSERT =
      "INSERT INTO \"event_journal\" (%s) VALUES (%s)".formatted(EventRow.COLUMNS, EventRow.PLACES);

  private static final String FIND =
      """
      SELECT "writer", "write_timestamp" FROM "event_journal"
      WHERE "persistence_id" = ? AND "sequence_number" = ?
      """;

  private static final String LAST =
      """
      SELECT max("sequence_number") FROM "event_journal" WHERE "persistence_id" = ?
      """;

  private EventTable() {}

  /** Inserts all rows and commits, or none. */
  static void insert(Connection connection, Collection<EventRow> rows) throws SQLException {
    inTransaction(
        connection,
        () -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (EventRow row : rows) {
              row.bind(insert);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /**
   * Inserts and commits those of the rows that are not there yet.
   *
   * @throws JournalException if another event is there in the place of one of them
   */
  static void insertMissing(Connection connection, Collection<EventRow> rows) throws SQLException {
    List<EventRow> missing = new ArrayList<>();
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      for (EventRow row : rows) {
        if (!isThere(find, row)) {
          missing.add(row);
        }
      }
    }
    if (!missing.isEmpty()) {
      insert(connection, missing);
    }
  }

  /** The number of an entity's last event, deleted or not; 0 if there never was any. */
  static long lastNumber(Connection connection, String persistenceId) throws SQLException {
    try (PreparedStatement last = connection.prepareStatement(LAST)) {
      last.setString(1, persistenceId);
      try (ResultSet result = last.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  /** Statements that need a connection which does not commit by itself. */
  interface Work {
    void run() throws SQLException;
  }

  /** Commits after the work, or undoes it. */
  static void inTransaction(Connection connection, Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException e) {
      undo(connection, e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /**
   * The pool may have closed the connection, because of what has failed; that is to be reported.
   */
  private static void undo(Connection connection, SQLException cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static boolean isThere(PreparedStatement find, EventRow row) throws SQLException {
    find.setString(1, row.key().persistenceId());
    find.setLong(2, row.key().sequenceNr());
    try (ResultSet result = find.executeQuery()) {
      if (!result.next()) {
        return false;
      }
      if (!row.isSameWriteAs(result.getString(1), result.getLong(2))) {
        throw new JournalException(
            ("event %d of %s is in event_journal and, another one, in an inbox: two programs have"
                    + " written this journal. Keep a copy of its file, and either delete the row of"
                    + " event_journal, if that is the wrong one, or go back to a backup")
                .formatted(row.key().sequenceNr(), row.key().persistenceId()));
      }
      return true;
    }
  }
}
