package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Driver sets by the digest of their content. Thousands of devices have the same drivers, so an
 * event carries only the id of its set. A set must be stored before the first event that refers to
 * it is persisted; after that it never changes. Blocks on the database.
 */
public final class DriverSetTable {
  /** Longest id, in characters. */
  public static final int MAX_ID_LENGTH = 32;

  /** Largest set, in bytes: what H2 keeps in a row. */
  public static final int MAX_PAYLOAD_BYTES = 1_048_576;

  private static final String FIND =
      """
      SELECT "payload" FROM "driver_set" WHERE "set_id" = ?
      """;

  private static final String STORE =
      """
      INSERT INTO "driver_set" ("set_id", "payload") VALUES (?, ?)
      """;

  private static final String ALL =
      """
      SELECT "set_id", "payload" FROM "driver_set" ORDER BY "set_id"
      """;

  /** SQLSTATE of a key that is there already (SQL:2016, class 23), the same on both databases. */
  static final String UNIQUE_VIOLATION = "23505";

  private final JournalDatabase database;

  DriverSetTable(JournalDatabase database) {
    this.database = database;
  }

  /** The set, or empty if none was stored under this id. */
  public Optional<byte[]> find(String id) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, id);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new JournalException("driver set " + id + " could not be read", e);
    }
  }

  /**
   * The set that an event refers to.
   *
   * @throws JournalException if there is none: the event was written before its set, or the table
   *     was lost
   */
  public byte[] read(String id) {
    return find(id)
        .orElseThrow(
            () -> new JournalException("an event refers to driver set " + id + ", which is lost"));
  }

  /**
   * Stores a set, durably when this returns. The second time, also from two nodes at once, changes
   * nothing.
   *
   * @throws IllegalArgumentException if the id or the set is too long, or another set has this id
   */
  public void store(String id, byte[] payload) {
    requireLimits(id, payload);
    Optional<byte[]> present = find(id);
    if (present.isEmpty() && !insert(id, payload)) {
      present = find(id); // another node was faster
    }
    if (present.isPresent() && !Arrays.equals(present.get(), payload)) {
      throw new IllegalArgumentException("another driver set is stored under the id " + id);
    }
  }

  /** Hands over every set, ordered by id, one at a time. */
  public void forEach(BiConsumer<String, byte[]> sets) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        sets.accept(result.getString(1), result.getBytes(2));
      }
    } catch (SQLException e) {
      throw new JournalException("the driver sets could not be read", e);
    }
  }

  /** False if the key was there already. */
  private boolean insert(String id, byte[] payload) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(STORE)) {
      statement.setString(1, id);
      statement.setBytes(2, payload);
      statement.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return false;
      }
      throw new JournalException("driver set " + id + " could not be stored", e);
    }
  }

  private static void requireLimits(String id, byte[] payload) {
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException(
          "a driver set's id has 1 to %d characters, not %d".formatted(MAX_ID_LENGTH, id.length()));
    }
    if (payload.length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "a driver set has at most %d bytes, not %d".formatted(MAX_PAYLOAD_BYTES, payload.length));
    }
  }
}
