package io.fleettwin.fleet;

import io.fleettwin.endpoint.Resource;
import io.fleettwin.world.Queue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The rows of a cohort that wait for a resource: longest waiting first, then by device key. */
final class WaitingRows {

  private record Waiting(int since, long key, int row) {}

  private static final Comparator<Waiting> ORDER =
      Comparator.comparingInt(Waiting::since)
          .thenComparing(Waiting::key, Long::compareUnsigned)
          .thenComparingInt(Waiting::row);

  private final TreeSet<Waiting> queue = new TreeSet<>(ORDER);
  private final Map<Integer, Waiting> byRow = new HashMap<>();

  /** The keys of the map: most rows never wait, and each is asked for at every change. */
  private final BitSet rows = new BitSet();

  void add(int row, int since, long key) {
    Waiting waiting = new Waiting(since, key, row);
    Waiting before = byRow.put(row, waiting);
    if (waiting.equals(before)) {
      return;
    }
    if (before != null) {
      queue.remove(before);
    }
    queue.add(waiting);
    rows.set(row);
  }

  void remove(int row) {
    if (rows.get(row)) {
      rows.clear(row);
      queue.remove(byRow.remove(row));
    }
  }

  /** The rows that are first in the queue; they stay in it until they are removed. */
  List<Integer> first(int count) {
    return queue.stream().limit(count).map(Waiting::row).toList();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  Queue lengths(Resource resource) {
    List<Integer> ticks = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Waiting waiting : queue) {
      int last = ticks.size() - 1;
      if (last >= 0 && ticks.get(last) == waiting.since()) {
        counts.set(last, counts.get(last) + 1);
      } else {
        ticks.add(waiting.since());
        counts.add(1);
      }
    }
    return new Queue(resource, toArray(ticks), toArray(counts));
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
