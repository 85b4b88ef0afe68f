package io.fleettwin.cluster.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Events that are durable in an inbox and not yet filed, sorted. For several threads. */
final class HeldEvents {
  private final TreeMap<EventKey, EventRow> rows = new TreeMap<>();

  /** Adds them at once: nobody sees a part of them. */
  synchronized void add(Collection<EventRow> added) {
    added.forEach(row -> rows.put(row.key(), row));
  }

  synchronized void remove(Collection<EventRow> removed) {
    removed.forEach(row -> rows.remove(row.key()));
  }

  /** The first events behind a key, as long as they belong to what is meant. */
  synchronized List<EventRow> next(EventKey behind, Predicate<EventKey> meant, int most) {
    // Not as a stream: that would count all rows behind the key first.
    List<EventRow> next = new ArrayList<>();
    for (EventRow row : rows.tailMap(behind, false).values()) {
      if (next.size() == most || !meant.test(row.key())) {
        break;
      }
      next.add(row);
    }
    return next;
  }

  synchronized boolean hasOf(String persistenceId) {
    EventKey next = rows.higherKey(EventKey.before(persistenceId));
    return next != null && next.persistenceId().equals(persistenceId);
  }

  synchronized int size() {
    return rows.size();
  }
}
