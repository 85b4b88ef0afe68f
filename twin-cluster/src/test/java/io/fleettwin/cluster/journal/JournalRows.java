package io.fleettwin.cluster.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** Access to the journal's tables past Akka and past the journal, where a test needs odd rows. */
final class JournalRows {
  private static final String INSERT =
      """
      INSERT INTO "event_journal" ("persistence_id", "sequence_number", "deleted", "writer",
        "write_timestamp", "adapter_manifest", "event_payload", "event_ser_id", "event_ser_manifest")
      VALUES (?, ?, ?, 'test', 1720000000000, '', ?, 19, 'S')
      """;

  private final DatabaseSettings settings;

  JournalRows(DatabaseSettings settings) {
    this.settings = settings;
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  /** As many events of each entity as given, of which the first so many are marked as deleted. */
  void insert(Collection<String> ids, int events, int deleted) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      connection.setAutoCommit(false);
      for (String id : ids) {
        for (int sequenceNr = 1; sequenceNr <= events; sequenceNr++) {
          statement.setString(1, id);
          statement.setLong(2, sequenceNr);
          statement.setBoolean(3, sequenceNr <= deleted);
          statement.setBytes(4, payload(id, sequenceNr));
          statement.addBatch();
        }
      }
      statement.executeBatch();
      connection.commit();
    }
  }

  /** What {@link #insert} writes as an event. */
  static byte[] payload(String id, long sequenceNr) {
    return (id + "#" + sequenceNr).getBytes(StandardCharsets.UTF_8);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long countOf(String table) throws SQLException {
    return number("SELECT count(*) FROM \"" + table + "\"");
  }

  /** The single number that a query gives. */
  long number(String query) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
