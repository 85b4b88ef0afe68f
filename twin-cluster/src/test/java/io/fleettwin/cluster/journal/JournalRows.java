package io.fleettwin.cluster.journal;

import com.typesafe.config.Config;
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

  /** Each event and the one that follows it in its entity. */
  private static final String PAIRS =
      """
      SELECT count(*) FROM "event_journal" AS a JOIN "event_journal" AS b
      ON a."persistence_id" = b."persistence_id"
        AND b."sequence_number" = a."sequence_number" + 1
      """;

  private final DatabaseSettings settings;

  private JournalRows(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** Of the database that a node with these settings has. */
  static JournalRows of(Config config) {
    return new JournalRows(DatabaseSettings.from(config));
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

  /** Events that are ordered behind the one that they follow in their entity. */
  long inOrder() throws SQLException {
    return number(PAIRS + "WHERE a.\"ordering\" < b.\"ordering\"");
  }

  /** Events that are not. */
  long outOfOrder() throws SQLException {
    return number(PAIRS + "WHERE a.\"ordering\" >= b.\"ordering\"");
  }

  /** The first place in the order of all events that one has whose entity's id begins like this. */
  long firstPlaceOf(String prefix) throws SQLException {
    return number(
        "SELECT min(\"ordering\") FROM \"event_journal\" WHERE \"persistence_id\" LIKE '%s%%'"
            .formatted(prefix));
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
