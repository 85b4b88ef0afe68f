package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table that events are appended to in the order in which they come, which is what a database
 * writes fastest. Its only key is the number of arrival, which the node gives: H2 would write to
 * its file what numbers it has set aside (docs/adr/0003).
 */
final class InboxTable {
  private final String name;
  private final String insert;

  /** Rows that were appended since the table was empty. */
  private int rows;

  InboxTable(String name) {
    this.name = name;
    this.insert =
        "INSERT INTO \"%s\" (%s, \"arrival\") VALUES (%s, ?)"
            .formatted(name, EventRow.COLUMNS, EventRow.PLACES);
  }

  /** As a new node takes them up. */
  static List<InboxTable> both() {
    return List.of(new InboxTable("event_inbox_a"), new InboxTable("event_inbox_b"));
  }

  int rows() {
    return rows;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Appends all events and commits, or none, if the commit does not fail. */
  void append(Connection connection, List<EventRow> events, long firstArrival) throws SQLException {
    EventTable.inTransaction(
        connection,
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(insert)) {
            long arrival = firstArrival;
            for (EventRow event : events) {
              int next = event.bind(statement);
              statement.setLong(next, arrival++);
              statement.addBatch();
            }
            statement.executeBatch();
          }
        });
    rows += events.size();
  }

  /** Takes back what a failed commit may have left. */
  void removeFrom(Connection connection, long firstArrival) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM \"%s\" WHERE \"arrival\" >= ?".formatted(name))) {
      statement.setLong(1, firstArrival);
      statement.executeUpdate();
    }
  }

  /** Removes the events of an entity up to a number, by a search through all of them. */
  void remove(Connection connection, String persistenceId, long maxSequenceNr) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM \"%s\" WHERE \"persistence_id\" = ? AND \"sequence_number\" <= ?"
                .formatted(name))) {
      statement.setString(1, persistenceId);
      statement.setLong(2, maxSequenceNr);
      statement.executeUpdate();
    }
  }

  void forEach(Connection connection, Consumer<EventRow> events) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT %s FROM \"%s\"".formatted(EventRow.COLUMNS, name))) {
      while (result.next()) {
        events.accept(EventRow.read(result));
      }
    }
  }

  void truncate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE \"%s\"".formatted(name));
    }
  }

  /** To be told when the table is empty, by whoever guards its count. */
  void emptied() {
    rows = 0;
  }
}
