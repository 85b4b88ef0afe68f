package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Deletes what a range of entities has persisted, in the order of the table. */
final class RangeDeletion {

  /** Events in a transaction. */
  private static final int ROWS = 5_000;

  private static final String NEXT =
      """
      SELECT "persistence_id", "sequence_number" FROM "event_journal"
      WHERE "persistence_id" >= ? AND "persistence_id" < ?
      ORDER BY "persistence_id", "sequence_number"
      LIMIT ?
      """;

  private static final String DELETE =
      """
      DELETE FROM "event_journal"
      WHERE "persistence_id" >= ? AND ("persistence_id" < ?
        OR "persistence_id" = ? AND "sequence_number" <= ?)
      """;

  private static final String DELETE_SNAPSHOTS =
      """
      DELETE FROM "journal_snapshot" WHERE "persistence_id" >= ? AND "persistence_id" < ?
      """;

  private final JournalDatabase database;
  private final Optional<Inbox> inbox;

  RangeDeletion(JournalDatabase database, Optional<Inbox> inbox) {
    this.database = database;
    this.inbox = inbox;
  }

  void delete(PersistenceIdRange range) {
    inbox.ifPresent(waiting -> waiting.fileRange(range.fromInclusive(), range.toExclusive()));
    try (Connection connection = database.connection()) {
      deleteSnapshots(connection, range);
      List<EventKey> next = next(connection, range);
      while (!next.isEmpty()) {
        // Before they go: a start after a kill would file again what an inbox still has of them.
        forget(next);
        delete(connection, range.fromInclusive(), next.getLast());
        next = next(connection, range);
      }
    } catch (SQLException e) {
      throw new JournalException(
          "events from %s to %s could not be deleted; what is left can be deleted again"
              .formatted(range.fromInclusive(), range.toExclusive()),
          e);
    }
  }

  private void forget(List<EventKey> keys) {
    if (inbox.isPresent()) {
      TreeMap<String, EventKey> last = new TreeMap<>();
      keys.forEach(key -> last.put(key.persistenceId(), key));
      inbox.get().forgetAll(last.values());
    }
  }

  private static List<EventKey> next(Connection connection, PersistenceIdRange range)
      throws SQLException {
    List<EventKey> keys = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(NEXT)) {
      select.setString(1, range.fromInclusive());
      select.setString(2, range.toExclusive());
      select.setInt(3, ROWS);
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          keys.add(new EventKey(result.getString(1), result.getLong(2)));
        }
      }
    }
    return keys;
  }

  private static void delete(Connection connection, String from, EventKey last)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setString(1, from);
      delete.setString(2, last.persistenceId());
      delete.setString(3, last.persistenceId());
      delete.setLong(4, last.sequenceNr());
      delete.executeUpdate();
    }
  }

  private static void deleteSnapshots(Connection connection, PersistenceIdRange range)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE_SNAPSHOTS)) {
      delete.setString(1, range.fromInclusive());
      delete.setString(2, range.toExclusive());
      delete.executeUpdate();
    }
  }
}
