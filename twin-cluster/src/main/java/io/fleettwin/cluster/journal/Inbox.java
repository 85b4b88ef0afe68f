package io.fleettwin.cluster.journal;

import io.fleettwin.cluster.journal.InboxRecord.Forgotten;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events wait in an H2 file until enough have come to be written in the order in which they
 * are read (docs/adr/0003). An event that was appended is durable, and held in memory until then.
 *
 * <p>There are two tables. When there is enough in the one that is appended to, or it has been left
 * alone for a while, the other one takes its place, and it is filed and emptied in the background.
 */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private static final Duration IN_FULL_EVERY = Duration.ofMinutes(1);

  private final JournalDatabase database;
  private final InboxSettings settings;
  private final HeldEvents held = new HeldEvents();
  private final LastNumbers lastNumbers = new LastNumbers();
  private final InboxTables tables;
  private final Filing filing;

  /** Guards what follows. Held while events are appended, one call after another. */
  private final ReentrantLock appending = new ReentrantLock();

  /** Something may have to be filed. */
  private final Condition work = appending.newCondition();

  /** A table was emptied. */
  private final Condition room = appending.newCondition();

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean closed;

  /** Why the last attempt to file failed, null if it did not. */
  private Throwable failure;

  /** When a failure was last told in full. */
  private long toldAt;

  private Inbox(JournalDatabase database) {
    this.database = database;
    this.settings = database.settings().inbox();
    this.tables = new InboxTables(settings);
    this.filing = new Filing(database, held);
  }

  /** An inbox with nothing in it: {@link Filing#fileLeftovers} must have been done. */
  static Inbox start(JournalDatabase database) {
    Inbox inbox = new Inbox(database);
    Thread.ofPlatform().name("fleettwin-inbox").daemon().start(inbox::run);
    return inbox;
  }

  /**
   * Appends events, all or none. When this returns they are durable, and whoever files before
   * reading sees them. Waits while filing is far behind.
   *
   * @throws JournalException if one of them is not behind the last of its entity, is too long, or
   *     has no place
   */
  void append(List<EventRow> events) {
    events.forEach(EventRow::requireFits);
    byte[] bytes = InboxRecord.bytes(events);
    appending.lock();
    try {
      awaitRoom();
      try (Connection connection = database.connection()) {
        lastNumbers.requireBehind(events, id -> lastNumber(connection, id));
        append(connection, bytes, events.size());
      } catch (SQLException e) {
        throw new JournalException("%d events could not be written".formatted(events.size()), e);
      }
      held.add(events);
      events.forEach(event -> lastNumbers.written(event.key()));
    } finally {
      appending.unlock();
    }
  }

  /** By whoever is appending. */
  private void append(Connection connection, byte[] bytes, int records) throws SQLException {
    boolean first = tables.isAppendedToEmpty();
    tables.append(connection, bytes, records);
    if (first || tables.isDue(lastNumbers.entities())) {
      work.signal(); // otherwise it is waiting for the end of these appends
    }
  }

  /** Sees to it that every acknowledged event of an entity is in the table of events. */
  void fileEntity(String persistenceId) {
    filing.fileEntity(persistenceId);
  }

  /** Whether {@link #fileEntity} has anything to do. */
  boolean holds(String persistenceId) {
    return held.hasOf(persistenceId);
  }

  /** Sees to it that every acknowledged event of a range is in the table of events. */
  void fileRange(String fromInclusive, String toExclusive) {
    filing.fileRange(fromInclusive, toExclusive);
  }

  /**
   * Prepares for the deletion of an entity's first events. A start after a kill would take those
   * that are filed and still in an inbox for events that were not filed.
   *
   * @return the number of the last one that may be deleted
   */
  long forget(String persistenceId, long maxSequenceNr) {
    fileEntity(persistenceId);
    appending.lock();
    try {
      awaitRoom();
      try (Connection connection = database.connection()) {
        long filed = Math.min(maxSequenceNr, EventTable.lastNumber(connection, persistenceId));
        append(connection, InboxRecord.bytes(List.of(new Forgotten(persistenceId, filed))), 1);
        return filed;
      }
    } catch (SQLException e) {
      throw new JournalException("events of " + persistenceId + " could not be deleted", e);
    } finally {
      appending.unlock();
    }
  }

  /**
   * The same for the first events of many entities, all of which are filed and nobody writes.
   *
   * @param last the last event of each that is about to be deleted
   */
  void forgetAll(Collection<EventKey> last) {
    List<Forgotten> marks =
        last.stream().map(key -> new Forgotten(key.persistenceId(), key.sequenceNr())).toList();
    appending.lock();
    try {
      awaitRoom();
      try (Connection connection = database.connection()) {
        append(connection, InboxRecord.bytes(marks), marks.size());
      }
      last.forEach(key -> lastNumbers.forget(key.persistenceId()));
    } catch (SQLException e) {
      throw new JournalException(
          "events of %d entities could not be deleted".formatted(last.size()), e);
    } finally {
      appending.unlock();
    }
  }

  /** Says which event was found to be the last of an entity, so that nobody need look again. */
  void found(EventKey last) {
    lastNumbers.found(last.persistenceId(), last.sequenceNr());
  }

  /**
   * Prepares for events that go to the table of events directly. From then on nobody else may
   * append events with their numbers.
   *
   * @throws JournalException if one of them is not behind the last of its entity
   */
  void pass(Collection<EventRow> events) {
    events.forEach(event -> fileEntity(event.key().persistenceId()));
    appending.lock();
    try (Connection connection = database.connection()) {
      lastNumbers.requireBehind(events, id -> lastNumber(connection, id));
      events.forEach(event -> lastNumbers.written(event.key()));
    } catch (SQLException e) {
      throw new JournalException("%d events could not be written".formatted(events.size()), e);
    } finally {
      appending.unlock();
    }
  }

  /** Says that what {@link #pass} prepared for has failed, or may have. */
  void passFailed(Collection<EventRow> events) {
    events.forEach(event -> lastNumbers.doubt(event.key().persistenceId()));
  }

  /**
   * Files everything, and waits for that. What cannot be filed is found by the next node in the
   * inboxes.
   */
  void close() {
    appending.lock();
    try {
      closed = true;
      work.signalAll();
      room.signalAll();
    } finally {
      appending.unlock();
    }
    ended.join(); // an interrupt would close H2's file
  }

  /** Events that are held in memory. */
  int held() {
    return held.size();
  }

  private void awaitRoom() {
    long left = settings.patience().toNanos();
    while (!closed && tables.areFull()) {
      if (left <= 0) {
        throw new JournalException(
            "%d events wait to be filed, which %s: no more are taken"
                .formatted(held.size(), failure == null ? "takes too long" : "fails: " + failure),
            failure);
      }
      try {
        left = room.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JournalException("interrupted while the inbox was full", e);
      }
    }
    if (closed) {
      throw new JournalException("the journal is closed");
    }
  }

  private static long lastNumber(Connection connection, String persistenceId) {
    try {
      return EventTable.lastNumber(connection, persistenceId);
    } catch (SQLException e) {
      throw new JournalException("the last event of " + persistenceId + " could not be found", e);
    }
  }

  /** What the filing thread does until the inbox is closed. */
  private void run() {
    try {
      while (awaitWork()) {
        if (!fileOne()) {
          pause();
        }
      }
      int tables = 2;
      while (tables > 0 && fileOne()) {
        tables--;
      }
      if (tables > 0) {
        LOG.warn("{} events are in the inbox and not filed: the next start does that", held());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      ended.complete(null);
    }
  }

  /**
   * Waits until a table is to be filed.
   *
   * @return false if the inbox was closed
   */
  private boolean awaitWork() throws InterruptedException {
    appending.lock();
    try {
      while (!closed && !tables.isOneLeft()) {
        if (tables.isAppendedToEmpty()) {
          work.awaitUninterruptibly();
        } else {
          long left = tables.nanosUntilDue();
          if (tables.isDue(lastNumbers.entities()) || left <= 0) {
            break;
          }
          work.awaitNanos(left);
        }
      }
      return !closed;
    } finally {
      appending.unlock();
    }
  }

  /** Before another attempt. */
  private void pause() throws InterruptedException {
    appending.lock();
    try {
      long until = System.nanoTime() + settings.idle().toNanos();
      for (long left = until - System.nanoTime();
          left > 0 && !closed;
          left = until - System.nanoTime()) {
        work.awaitNanos(left);
      }
    } finally {
      appending.unlock();
    }
  }

  /** Files and empties one of the tables, if anything is in either; false if that failed. */
  private boolean fileOne() {
    Throwable failed = null;
    try {
      InboxTable full = next();
      if (!full.isEmpty()) {
        file(full);
      }
    } catch (RuntimeException | Error e) { // whatever it is, the next attempt may succeed
      failed = e;
      warn(e);
    }
    appending.lock();
    try {
      failure = failed;
      return failed == null;
    } finally {
      appending.unlock();
    }
  }

  /** In full now and then: it is tried again each second. */
  private void warn(Throwable failed) {
    long now = System.nanoTime();
    if (failure == null || now - toldAt > IN_FULL_EVERY.toNanos()) {
      toldAt = now;
      LOG.error("{} acknowledged events could not be filed, which is tried again", held(), failed);
    }
  }

  private InboxTable next() {
    appending.lock();
    try {
      return tables.toBeFiled(database);
    } catch (SQLException e) {
      throw new JournalException("what a failed append has left could not be removed", e);
    } finally {
      appending.unlock();
    }
  }

  /** Files whatever is held, so that all that is in this table is filed. */
  private void file(InboxTable full) {
    filing.fileAll();
    try (Connection connection = database.connection()) {
      full.truncate(connection);
    } catch (SQLException e) {
      throw new JournalException("an inbox that is filed could not be emptied", e);
    }
    appending.lock();
    try {
      full.emptied();
      room.signalAll();
    } finally {
      appending.unlock();
    }
  }
}
