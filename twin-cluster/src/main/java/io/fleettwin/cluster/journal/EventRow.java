package io.fleettwin.cluster.journal;

import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.PreparedStatement;
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
    String metaManifest)
    implements InboxRecord {

  /** The columns, in the order in which {@link #bind} has them. */
  static final String COLUMNS =
      """
      "persistence_id", "sequence_number", "writer", "write_timestamp", "adapter_manifest",
        "event_payload", "event_ser_id", "event_ser_manifest", "meta_payload", "meta_ser_id",
        "meta_ser_manifest"
      """;

  /** A place for the value of each column. */
  static final String PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  /** Most characters of a text, and most bytes of a payload, that the tables take. */
  private static final int MAX_CHARACTERS = 255;

  private static final int MAX_BYTES = 1_048_576;

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

  /** Sets the values of an insert of {@link #COLUMNS}. */
  void bind(PreparedStatement insert) throws SQLException {
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
  }

  /**
   * Checks what an inbox would take, and the table of events would not.
   *
   * @throws JournalException naming what is too long
   */
  void requireFits() {
    requireFits("persistence id", key.persistenceId().length(), MAX_CHARACTERS);
    requireFits("writer", writer.length(), MAX_CHARACTERS);
    requireFits("adapter manifest", adapterManifest.length(), MAX_CHARACTERS);
    requireFits("payload", payload.length, MAX_BYTES);
    requireFits("manifest", manifest.length(), MAX_CHARACTERS);
    if (metaPayload != null) {
      requireFits("payload of meta data", metaPayload.length, MAX_BYTES);
    }
    if (metaManifest != null) {
      requireFits("manifest of meta data", metaManifest.length(), MAX_CHARACTERS);
    }
  }

  private void requireFits(String what, int length, int most) {
    if (length > most) {
      throw new JournalException(
          "event %d of %s has a %s of %d, and %d is the most"
              .formatted(key.sequenceNr(), key.persistenceId(), what, length, most));
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(key.persistenceId());
    out.writeLong(key.sequenceNr());
    out.writeUTF(writer);
    out.writeLong(writeTimestamp);
    out.writeUTF(adapterManifest);
    write(payload, out);
    out.writeInt(serializerId);
    out.writeUTF(manifest);
    out.writeBoolean(metaPayload != null);
    if (metaPayload != null) {
      write(metaPayload, out);
      out.writeInt(metaSerializerId);
      out.writeUTF(metaManifest);
    }
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** What {@link #write} wrote. */
  static EventRow read(DataInputStream in) throws IOException {
    EventKey key = new EventKey(in.readUTF(), in.readLong());
    String writer = in.readUTF();
    long writeTimestamp = in.readLong();
    String adapterManifest = in.readUTF();
    byte[] payload = in.readNBytes(in.readInt());
    int serializerId = in.readInt();
    String manifest = in.readUTF();
    boolean meta = in.readBoolean();
    return new EventRow(
        key,
        writer,
        writeTimestamp,
        adapterManifest,
        payload,
        serializerId,
        manifest,
        meta ? in.readNBytes(in.readInt()) : null,
        meta ? in.readInt() : null,
        meta ? in.readUTF() : null);
  }

  /** Whether the other row, which has the same key, was written by the same write. */
  boolean isSameWriteAs(String otherWriter, long otherTimestamp) {
    return writer.equals(otherWriter) && writeTimestamp == otherTimestamp;
  }
}
