package io.fleettwin.cluster.journal;

import io.fleettwin.cluster.journal.InboxRecord.Forgotten;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Moves events to the table that they are read from, in its order, some thousand in a transaction:
 * then H2 writes each page once for many events, where events in the order in which they come cost
 * it a page each.
 */
final class Filing {
  /** More in a transaction are not faster. An entity is not divided. */
  static final int ROWS_IN_TRANSACTION = 2_000;

  private final JournalDatabase database;
  private final HeldEvents held;

  /** Fair, so that an entity that is read waits for one transaction and not for all. */
  private final ReentrantLock one = new ReentrantLock(true);

  /** Entities with which a transaction failed, which may have been done all the same. */
  private final Set<String> inDoubt = new HashSet<>();

  Filing(JournalDatabase database, HeldEvents held) {
    this.database = database;
    this.held = held;
  }

  /** Files what is held when this is called, and perhaps some of what comes meanwhile. */
  void fileAll() {
    file(held.entities(all -> true));
  }

  /** The same of one entity. Does not wait if nothing of it is held. */
  void fileEntity(String persistenceId) {
    if (held.hasOf(persistenceId)) {
      file(List.of(persistenceId));
    }
  }

  /** The same of a range of entities. */
  void fileRange(String fromInclusive, String toExclusive) {
    file(held.entities(id -> id.compareTo(fromInclusive) >= 0 && id.compareTo(toExclusive) < 0));
  }

  private void file(List<String> entities) {
    Iterator<String> left = entities.iterator();
    while (left.hasNext()) {
      fileSome(left);
    }
  }

  /**
   * One transaction. Its events are held until it is over, so that whoever finds none held finds
   * them in the table.
   */
  private void fileSome(Iterator<String> entities) {
    one.lock();
    try {
      Map<String, Integer> counts = new HashMap<>();
      List<EventRow> rows = new ArrayList<>();
      while (entities.hasNext() && rows.size() < ROWS_IN_TRANSACTION) {
        String entity = entities.next();
        List<EventRow> events = held.of(entity);
        if (!events.isEmpty()) {
          counts.put(entity, events.size());
          rows.addAll(events);
        }
      }
      if (!rows.isEmpty()) {
        boolean someMayBeThere = !Collections.disjoint(inDoubt, counts.keySet());
        inDoubt.addAll(counts.keySet());
        write(rows, someMayBeThere);
        inDoubt.removeAll(counts.keySet());
        counts.forEach(held::removeFirst);
      }
    } finally {
      one.unlock();
    }
  }

  private void write(List<EventRow> rows, boolean some) {
    try (Connection connection = database.connection()) {
      if (some) {
        EventTable.insertMissing(connection, rows);
      } else {
        EventTable.insert(connection, rows);
      }
    } catch (SQLException e) {
      throw new JournalException(
          "%d acknowledged events, which are safe, could not be filed: %s"
              .formatted(rows.size(), e.getMessage()),
          e);
    }
  }

  /**
   * Files what a killed node has left in its inboxes, and empties them. Some of it may have been
   * filed already.
   *
   * @throws JournalException if the journal has another event in the place of one that is left
   */
  static void fileLeftovers(JournalDatabase database) {
    try (Connection connection = database.connection()) {
      List<EventRow> sorted = leftovers(connection);
      for (int from = 0; from < sorted.size(); from += ROWS_IN_TRANSACTION) {
        int to = Math.min(sorted.size(), from + ROWS_IN_TRANSACTION);
        EventTable.insertMissing(connection, sorted.subList(from, to));
      }
      for (InboxTable inbox : oldestFirst(connection)) {
        inbox.truncate(connection);
      }
    } catch (SQLException e) {
      throw new JournalException("what a killed node has left could not be filed", e);
    }
  }

  /** A mark that something was deleted must not go before what it is about. */
  private static List<InboxTable> oldestFirst(Connection connection) throws SQLException {
    List<InboxTable> both = InboxTable.both();
    return both.getFirst().firstRow(connection) <= both.getLast().firstRow(connection)
        ? both
        : both.reversed();
  }

  /** Events of both inboxes, without those that were deleted, sorted. */
  private static List<EventRow> leftovers(Connection connection) throws SQLException {
    NavigableMap<EventKey, EventRow> left = new TreeMap<>();
    List<Forgotten> forgotten = new ArrayList<>();
    for (InboxTable inbox : InboxTable.both()) {
      inbox.forEach(
          connection,
          record -> {
            switch (record) {
              case EventRow event -> add(left, event);
              case Forgotten first -> forgotten.add(first);
            }
          });
    }
    for (Forgotten first : forgotten) {
      String id = first.persistenceId();
      left.subMap(new EventKey(id, 0), true, new EventKey(id, first.lastSequenceNr()), true)
          .clear();
    }
    return new ArrayList<>(left.values());
  }

  private static void add(Map<EventKey, EventRow> left, EventRow row) {
    EventRow other = left.put(row.key(), row);
    if (other != null && !other.isSameWriteAs(row.writer(), row.writeTimestamp())) {
      throw new JournalException(
          "event %d of %s is in the inboxes twice: two programs have written this journal. Keep a copy of its file, and go back to a backup"
              .formatted(row.key().sequenceNr(), row.key().persistenceId()));
    }
  }
}
