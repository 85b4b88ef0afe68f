package io.fleettwin.cluster.journal;

import io.fleettwin.cluster.journal.InboxRecord.Forgotten;
import java.sql.Connection;
import java.sql.SQLException;
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
 * <p>There are two tables. When the one that is appended to is full, or has been left alone for a
 * while, the other one takes its place, and it is filed and emptied in the background.
 */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** Fewer events are not filed while more come. */
  private static final int FEW = 10_000;

  private final JournalDatabase database;
  private final InboxSettings settings;
  private final HeldEvents held = new HeldEvents();
  private final LastNumbers lastNumbers = new LastNumbers();
  private final Filing filing;

  /** Guards what follows. Held while events are appended, one call after another. */
  private final ReentrantLock appending = new ReentrantLock();

  /** Something may have to be filed. */
  private final Condition work = appending.newCondition();

  /** A table was emptied. */
  private final Condition room = appending.newCondition();

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private InboxTable active;

  /** Empty, or what is being filed. */
  private InboxTable other;

  private long nextRow = 1;

  /** A commit failed, and the table may have events that nobody knows of. */
  private boolean inDoubt;

  /** When the first and the last events came that are in the active table. */
  private long firstAppend;

  private long lastAppend;
  private boolean closed;

  /** Why the last attempt to file failed, null if it did not. */
  private RuntimeException failure;

  private Inbox(JournalDatabase database) {
    this.database = database;
    this.settings = database.settings().inbox();
    this.filing = new Filing(database, held);
    List<InboxTable> tables = InboxTable.both();
    active = tables.getFirst();
    other = tables.getLast();
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
    takeBackWhatFailed(connection);
    if (isFull()) {
      change();
    }
    inDoubt = true;
    nextRow = active.append(connection, bytes, records, nextRow);
    inDoubt = false;
    lastAppend = System.nanoTime();
    boolean first = active.records() == records;
    if (first) {
      firstAppend = lastAppend;
    }
    if (first || isDue()) {
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
   */
  void forget(String persistenceId, long maxSequenceNr) {
    fileEntity(persistenceId);
    appending.lock();
    try {
      awaitRoom();
      try (Connection connection = database.connection()) {
        long filed = Math.min(maxSequenceNr, EventTable.lastNumber(connection, persistenceId));
        append(connection, InboxRecord.bytes(List.of(new Forgotten(persistenceId, filed))), 1);
      }
    } catch (SQLException e) {
      throw new JournalException("events of " + persistenceId + " could not be deleted", e);
    } finally {
      appending.unlock();
    }
  }

  /** Says which event was found to be the last of an entity, so that nobody need look again. */
  void read(EventKey last) {
    lastNumbers.read(last.persistenceId(), last.sequenceNr());
  }

  /**
   * Prepares for events that go to the table of events directly. From then on nobody else may
   * append events with their numbers.
   *
   * @throws JournalException if one of them is not behind the last of its entity
   */
  void pass(Collection<EventRow> events) {
    appending.lock();
    try (Connection connection = database.connection()) {
      lastNumbers.requireBehind(events, id -> lastNumber(connection, id));
      events.forEach(event -> lastNumbers.written(event.key()));
    } catch (SQLException e) {
      throw new JournalException("%d events could not be written".formatted(events.size()), e);
    } finally {
      appending.unlock();
    }
    try {
      events.forEach(event -> fileEntity(event.key().persistenceId()));
    } catch (RuntimeException e) {
      passFailed(events);
      throw e;
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
    while (!closed && isFull() && !other.isEmpty()) {
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

  /**
   * Whether filing pays. It takes as long as there are pages to be written, and half as many events
   * as entities, wherever they are, have few pages that are not theirs.
   */
  private boolean isDue() {
    int worthIt = Math.max(FEW, lastNumbers.entities() / 2);
    return active.records() >= Math.min(worthIt, settings.rows());
  }

  private boolean isFull() {
    return active.records() >= settings.rows();
  }

  /** Nothing in the table may be in doubt: the same events may come again, to the other table. */
  private void change() {
    InboxTable full = active;
    active = other;
    other = full;
  }

  private void takeBackWhatFailed(Connection connection) throws SQLException {
    if (inDoubt) {
      active.removeFrom(connection, nextRow);
      inDoubt = false;
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
        if (!isOneFiled()) {
          pause();
        }
      }
      int tables = 2;
      while (tables > 0 && isOneFiled()) {
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
      while (!closed && other.isEmpty()) {
        if (active.isEmpty()) {
          work.awaitUninterruptibly();
        } else {
          long left = nanosUntilDue();
          if (isDue() || left <= 0) {
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

  /** Nothing came for a while, or something has waited for long. */
  private long nanosUntilDue() {
    long now = System.nanoTime();
    long idle = lastAppend + settings.idle().toNanos() - now;
    long age = firstAppend + settings.age().toNanos() - now;
    return Math.min(idle, age);
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

  /** Files and empties one of the tables, if anything is in either. */
  private boolean isOneFiled() {
    RuntimeException failed = null;
    try {
      InboxTable full = next();
      if (!full.isEmpty()) {
        file(full);
      }
    } catch (RuntimeException e) {
      LOG.error("{} acknowledged events could not be filed, which is tried again", held(), e);
      failed = e;
    }
    appending.lock();
    try {
      failure = failed;
      return failed == null;
    } finally {
      appending.unlock();
    }
  }

  /** The table that is to be filed, which nobody appends to any more. */
  private InboxTable next() {
    appending.lock();
    try {
      if (other.isEmpty()) {
        if (inDoubt) {
          try (Connection connection = database.connection()) {
            takeBackWhatFailed(connection);
          }
        }
        change();
      }
      return other;
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
