package io.fleettwin.cluster.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an inbox has, as bytes one behind the other. Its kind is the first byte, so that a later
 * version can write it in another way.
 */
sealed interface InboxRecord permits EventRow, InboxRecord.Forgotten {

  /**
   * Says that the first events of an entity are filed, and were then deleted, or will be: whoever
   * finds them in an inbox leaves them there.
   *
   * @param lastSequenceNr number of the last of them
   */
  record Forgotten(String persistenceId, long lastSequenceNr) implements InboxRecord {}

  /** The kind of an event. */
  int EVENT = 1;

  /** The kind of {@link Forgotten}. */
  int FORGOTTEN = 2;

  /** All of them, in their order. */
  static byte[] bytes(List<? extends InboxRecord> records) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (InboxRecord record : records) {
        switch (record) {
          case EventRow event -> {
            out.writeByte(EVENT);
            event.write(out);
          }
          case Forgotten forgotten -> {
            out.writeByte(FORGOTTEN);
            out.writeUTF(forgotten.persistenceId());
            out.writeLong(forgotten.lastSequenceNr());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen, since this is in memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Hands over each record of what {@link #bytes} gave, once or several times.
   *
   * @throws IOException if these are other bytes
   */
  static void read(DataInputStream in, Consumer<InboxRecord> records) throws IOException {
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      records.accept(
          switch (kind) {
            case EVENT -> EventRow.read(in);
            case FORGOTTEN -> new Forgotten(in.readUTF(), in.readLong());
            default -> throw new IOException("unknown kind of record: " + kind);
          });
    }
  }
}
