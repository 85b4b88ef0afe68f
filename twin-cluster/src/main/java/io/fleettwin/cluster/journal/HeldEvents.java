package io.fleettwin.cluster.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Events that are durable in an inbox and not yet filed, by entity. For several threads. */
final class HeldEvents {

  /** Of each entity that has any, the oldest first. */
  private final Map<String, List<EventRow>> rows = new HashMap<>();

  private int size;

  /** Adds them at once: nobody sees a part of them. */
  synchronized void add(Collection<EventRow> added) {
    for (EventRow row : added) {
      rows.computeIfAbsent(row.key().persistenceId(), id -> new ArrayList<>(1)).add(row);
    }
    size += added.size();
  }

  /** Removes the first events of an entity, when they are filed. */
  synchronized void removeFirst(String persistenceId, int events) {
    List<EventRow> held = rows.get(persistenceId);
    held.subList(0, events).clear();
    if (held.isEmpty()) {
      rows.remove(persistenceId);
    }
    size -= events;
  }

  synchronized List<EventRow> of(String persistenceId) {
    return List.copyOf(rows.getOrDefault(persistenceId, List.of()));
  }

  synchronized boolean hasOf(String persistenceId) {
    return rows.containsKey(persistenceId);
  }

  /** Those of the entities that have any, sorted. */
  List<String> entities(Predicate<String> meant) {
    List<String> entities = new ArrayList<>();
    synchronized (this) {
      rows.keySet().stream().filter(meant).forEach(entities::add);
    }
    entities.sort(null);
    return entities;
  }

  synchronized int size() {
    return size;
  }
}
