package io.fleettwin.cluster.journal;

import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An event as the journal's tables have it, without what a table adds itself. What is said about
 * the event besides, Akka's meta data, is null with an event that has none.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its key
record EventRow(
    EventKey key,
    String writer,
    long writeTimestamp,
    String adapterManifest,
    byte[] payload,
    int serializerId,
    String manifest,
    byte[] metaPayload,
    Integer metaSerializerId,
    String metaManifest) {

  /** The columns, in the order in which {@link #bind} and {@link #read} have them. */
  static final String COLUMNS =
      """
      "persistence_id", "sequence_number", "writer", "write_timestamp", "adapter_manifest",
        "event_payload", "event_ser_id", "event_ser_manifest", "meta_payload", "meta_ser_id",
        "meta_ser_manifest"
      """;

  /** A place for the value of each column. */
  static final String PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  private static final int COUNT_OF_COLUMNS = 11;

  static EventRow of(JournalAkkaSerializationRow row) {
    return new EventRow(
        new EventKey(row.persistenceId(), row.sequenceNumber()),
        row.writer(),
        row.writeTimestamp(),
        row.adapterManifest(),
        row.eventPayload(),
        row.eventSerId(),
        row.eventSerManifest(),
        row.metaPayload().isEmpty() ? null : row.metaPayload().get(),
        row.metaSerId().isEmpty() ? null : (Integer) row.metaSerId().get(),
        row.metaSerManifest().isEmpty() ? null : row.metaSerManifest().get());
  }

  /** A row of a query that begins with {@link #COLUMNS}. */
  static EventRow read(ResultSet result) throws SQLException {
    return new EventRow(
        new EventKey(result.getString(1), result.getLong(2)),
        result.getString(3),
        result.getLong(4),
        result.getString(5),
        result.getBytes(6),
        result.getInt(7),
        result.getString(8),
        result.getBytes(9),
        result.getObject(10, Integer.class),
        result.getString(11));
  }

  /**
   * Sets the values of an insert that begins with {@link #COLUMNS}.
   *
   * @return the place behind them
   */
  int bind(PreparedStatement insert) throws SQLException {
    insert.setString(1, key.persistenceId());
    insert.setLong(2, key.sequenceNr());
    insert.setString(3, writer);
    insert.setLong(4, writeTimestamp);
    insert.setString(5, adapterManifest);
    insert.setBytes(6, payload);
    insert.setInt(7, serializerId);
    insert.setString(8, manifest);
    insert.setBytes(9, metaPayload);
    insert.setObject(10, metaSerializerId);
    insert.setString(11, metaManifest);
    return COUNT_OF_COLUMNS + 1;
  }

  /** Whether the other row, which has the same key, was written by the same write. */
  boolean isSameWriteAs(String otherWriter, long otherTimestamp) {
    return writer.equals(otherWriter) && writeTimestamp == otherTimestamp;
  }
}
