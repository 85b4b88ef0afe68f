package io.fleettwin.cluster.clerk;

import io.fleettwin.cluster.clerk.JournalClerk.Append;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What waits to be written. It goes through the persistence ids like a lift through its floors:
 * always to the next one above, and from the last one back to the first. So neighbours are written
 * together, which share pages of the database's index, and nobody waits for longer than two rides.
 */
final class Lift {

  /** Events that go out together, unless a single entity has more. */
  static final int LOAD = 1_000;

  /** Entities that wait; whoever comes beyond it is told so at once. */
  static final int ROOM = 262_144;

  private final TreeMap<String, Append> waiting = new TreeMap<>();
  private String floor = "";

  void add(Append append) {
    waiting.put(append.persistenceId(), append);
  }

  boolean isFull() {
    return waiting.size() >= ROOM;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the next load out. */
  List<Append> next() {
    List<Append> load = new ArrayList<>();
    int events = 0;
    Map.Entry<String, Append> next = nextAbove();
    while (next != null && (events == 0 || events + next.getValue().events().size() <= LOAD)) {
      waiting.remove(next.getKey());
      floor = next.getKey();
      load.add(next.getValue());
      events += next.getValue().events().size();
      next = waiting.higherEntry(floor);
    }
    return load;
  }

  private Map.Entry<String, Append> nextAbove() {
    Map.Entry<String, Append> above = waiting.higherEntry(floor);
    return above == null ? waiting.firstEntry() : above;
  }
}
