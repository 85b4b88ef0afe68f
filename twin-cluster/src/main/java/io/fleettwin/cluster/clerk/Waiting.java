package io.fleettwin.cluster.clerk;

import io.fleettwin.cluster.clerk.JournalClerk.Append;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** What waits to be written: who came first goes first, many at a time. */
final class Waiting {

  /** Events that go out together, unless a single entity has more. */
  static final int LOAD = 1_000;

  /** Entities that wait; whoever comes beyond it is told so at once. */
  static final int ROOM = 262_144;

  private final Queue<Append> waiting = new ArrayDeque<>();

  void add(Append append) {
    waiting.add(append);
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
    Append next = waiting.peek();
    while (next != null && (events == 0 || events + next.events().size() <= LOAD)) {
      load.add(waiting.remove());
      events += next.events().size();
      next = waiting.peek();
    }
    return load;
  }
}
