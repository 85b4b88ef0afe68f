package io.fleettwin.cluster.journal;

import io.fleettwin.random.Draws;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * The number of each entity's last event, as far as this node has written or read it. An inbox has
 * no key that would refuse what a second incarnation of an entity writes. Entities are told apart
 * by 64 bits of their ids, at 16 to 32 bytes each. For several threads.
 */
final class LastNumbers {
  private static final int NOT_SEEN = -1;

  /** Only the table knows. */
  private static final int IN_DOUBT = -2;

  private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();

  LastNumbers() {
    numbers.defaultReturnValue(NOT_SEEN);
  }

  /** Finds the last number of an entity that was not seen before. */
  interface Table {
    long lastNumber(String persistenceId);
  }

  /** Says what the table had. What was written since counts more. */
  synchronized void found(String persistenceId, long number) {
    numbers.putIfAbsent(Draws.keyOf(persistenceId), Math.toIntExact(number));
  }

  synchronized void written(EventKey last) {
    numbers.put(Draws.keyOf(last.persistenceId()), Math.toIntExact(last.sequenceNr()));
  }

  /** A write failed, and may have been done. */
  synchronized void doubt(String persistenceId) {
    numbers.put(Draws.keyOf(persistenceId), IN_DOUBT);
  }

  /** All of an entity's events are about to be deleted. */
  synchronized void forget(String persistenceId) {
    numbers.remove(Draws.keyOf(persistenceId));
  }

  /**
   * Checks that each event is behind the last of its entity. There may be numbers between them: an
   * event that the plugin rejects, because it cannot be serialized, has taken one.
   *
   * @throws JournalException naming the first that is not
   */
  synchronized void requireBehind(Iterable<EventRow> rows, Table table) {
    Long2IntOpenHashMap before = new Long2IntOpenHashMap();
    before.defaultReturnValue(NOT_SEEN);
    for (EventRow row : rows) {
      String id = row.key().persistenceId();
      long hash = Draws.keyOf(id);
      int last = before.get(hash);
      if (last == NOT_SEEN) {
        last = last(id, hash, table);
      }
      if (row.key().sequenceNr() <= last) {
        throw new JournalException(
            "event %d of %s was refused: the last one in the journal is %d. Another incarnation of it has written"
                .formatted(row.key().sequenceNr(), id, last));
      }
      before.put(hash, Math.toIntExact(row.key().sequenceNr()));
    }
  }

  /** Entities that were seen. */
  synchronized int entities() {
    return numbers.size();
  }

  private int last(String id, long hash, Table table) {
    int last = numbers.get(hash);
    if (last < 0) {
      last = Math.toIntExact(table.lastNumber(id));
      numbers.put(hash, last);
    }
    return last;
  }
}
