package io.fleettwin.cluster.journal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table that is appended to in the order in which events come, all events of a call in one row,
 * or a few: that is what a database writes fastest. Its key is a number that the node gives, since
 * H2 would write to its file what numbers it has set aside (docs/adr/0003).
 */
final class InboxTable {

  /** Bytes of a row. H2 writes the last row again with the next one, so it is not too long. */
  static final int MOST_BYTES = 65_536;

  private final String name;

  /** Records that were appended since the table was empty. */
  private int records;

  InboxTable(String name) {
    this.name = name;
  }

  /** As a new node takes them up. */
  static List<InboxTable> both() {
    return List.of(new InboxTable("inbox_a"), new InboxTable("inbox_b"));
  }

  int records() {
    return records;
  }

  boolean isEmpty() {
    return records == 0;
  }

  /**
   * Appends all and commits, or none, if the commit does not fail.
   *
   * @param bytes what {@link InboxRecord#bytes} made of so many records
   * @param firstRow number of the first row
   * @return the number behind the last row
   */
  long append(Connection connection, byte[] bytes, int count, long firstRow) throws SQLException {
    int rows = Math.ceilDiv(bytes.length, MOST_BYTES);
    EventTable.inTransaction(
        connection,
        () -> {
          try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO \"%s\" VALUES (?, ?)".formatted(name))) {
            for (int row = 0; row < rows; row++) {
              int from = row * MOST_BYTES;
              insert.setLong(1, firstRow + row);
              insert.setBytes(
                  2, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MOST_BYTES)));
              insert.executeUpdate();
            }
          }
        });
    records += count;
    return firstRow + rows;
  }

  /** Takes back what a failed commit may have left. */
  void removeFrom(Connection connection, long firstRow) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM \"%s\" WHERE \"number\" >= ?".formatted(name))) {
      statement.setLong(1, firstRow);
      statement.executeUpdate();
    }
  }

  /**
   * Hands over what is in it, in its order.
   *
   * @throws JournalException if something else is in it
   */
  void forEach(Connection connection, Consumer<InboxRecord> consumer) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"records\" FROM \"%s\" ORDER BY \"number\"".formatted(name));
        DataInputStream in = new DataInputStream(new SequenceInputStream(streams(rows)))) {
      InboxRecord.read(in, consumer);
    } catch (IOException e) {
      throw new JournalException(
          "the table %s has what no inbox has: keep a copy of the journal's file".formatted(name),
          e);
    }
  }

  private static Enumeration<InputStream> streams(ResultSet rows) throws SQLException {
    List<InputStream> streams = new ArrayList<>();
    while (rows.next()) {
      streams.add(new ByteArrayInputStream(rows.getBytes(1)));
    }
    return Collections.enumeration(streams);
  }

  /** The number of its first row; {@link Long#MAX_VALUE} if it has none. */
  long firstRow(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet first =
            statement.executeQuery("SELECT min(\"number\") FROM \"%s\"".formatted(name))) {
      first.next();
      long number = first.getLong(1);
      return first.wasNull() ? Long.MAX_VALUE : number;
    }
  }

  void truncate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE \"%s\"".formatted(name));
    }
  }

  /** To be told when the table is empty, by whoever guards its count. */
  void emptied() {
    records = 0;
  }
}
