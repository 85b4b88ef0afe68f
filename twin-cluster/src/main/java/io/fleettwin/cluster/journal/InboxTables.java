package io.fleettwin.cluster.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The two tables of an inbox: one is appended to, the other one is empty or is being filed. Not for
 * several threads at once.
 */
final class InboxTables {

  /** Fewer events are not filed while more come, unless the inbox has less room. */
  private static final int FEW = 10_000;

  private final InboxSettings settings;
  private InboxTable active = InboxTable.both().getFirst();
  private InboxTable other = InboxTable.both().getLast();
  private long nextRow = 1;

  /** A commit failed, and the active table may have events that nobody knows of. */
  private boolean inDoubt;

  /** When the first and the last records came that are in the active table. */
  private long firstAppend;

  private long lastAppend;

  InboxTables(InboxSettings settings) {
    this.settings = settings;
  }

  /** Appends so many records, all or none, to the table whose turn it is. */
  void append(Connection connection, byte[] bytes, int records) throws SQLException {
    takeBackWhatFailed(connection);
    if (isActiveFull()) {
      change();
    }
    inDoubt = true;
    nextRow = active.append(connection, bytes, records, nextRow);
    inDoubt = false;
    lastAppend = System.nanoTime();
    if (active.records() == records) {
      firstAppend = lastAppend;
    }
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

  /** Whether one more append has to wait until the other table is empty. */
  boolean areFull() {
    return isActiveFull() && !other.isEmpty();
  }

  private boolean isActiveFull() {
    return active.records() >= settings.rows();
  }

  boolean isAppendedToEmpty() {
    return active.isEmpty();
  }

  /** Whether a table was left to be filed, and is not empty yet. */
  boolean isOneLeft() {
    return !other.isEmpty();
  }

  /**
   * Whether there is enough in the active table to be filed. Filing takes as long as there are
   * pages to be written, and half as many events as entities, wherever they are, have few pages
   * that are not theirs.
   *
   * @param entities how many there are in the journal, as far as is known
   */
  boolean isDue(int entities) {
    int worthIt = Math.max(FEW, entities / 2);
    return active.records() >= Math.min(worthIt, settings.rows());
  }

  /** Nanoseconds until nothing came for a while, or something has waited for long. */
  long nanosUntilDue() {
    long now = System.nanoTime();
    long idle = lastAppend + settings.idle().toNanos() - now;
    long age = firstAppend + settings.age().toNanos() - now;
    return Math.min(idle, age);
  }

  /** The table that is to be filed, which nobody appends to any more; empty if both are. */
  InboxTable toBeFiled(JournalDatabase database) throws SQLException {
    if (other.isEmpty()) {
      if (inDoubt) {
        try (Connection connection = database.connection()) {
          takeBackWhatFailed(connection);
        }
      }
      change();
    }
    return other;
  }
}
