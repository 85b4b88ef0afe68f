package io.fleettwin.fleet;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.world.Queue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which rows of a cohort wait for what is scarce, and on which of them somebody works. */
final class HelpedRows {

  private static final List<Resource> RESOURCES = List.of(Resource.values());

  private final Map<Resource, WaitingRows> waiting = new EnumMap<>(Resource.class);
  private final BitSet handsOn = new BitSet();

  HelpedRows() {
    RESOURCES.forEach(resource -> waiting.put(resource, new WaitingRows()));
  }

  /**
   * How a row's device is now.
   *
   * @param inFleet false for a device that has left, which waits for nothing
   */
  void set(int row, long key, Endpoint endpoint, boolean inFleet) {
    Resource needed = inFleet ? EndpointModel.waitsFor(endpoint).orElse(null) : null;
    for (Resource resource : RESOURCES) {
      if (resource == needed) {
        waiting.get(resource).add(row, endpoint.since(), key);
      } else {
        waiting.get(resource).remove(row);
      }
    }
    handsOn.set(row, inFleet && endpoint.phase() == Phase.HANDS_ON);
  }

  /** The rows that have waited longest; they wait until they are set anew. */
  List<Integer> first(Resource resource, int count) {
    return waiting.get(resource).first(count);
  }

  /** Who waits for what. */
  List<Queue> queues() {
    List<Queue> queues = new ArrayList<>();
    for (Resource resource : RESOURCES) {
      WaitingRows rows = waiting.get(resource);
      if (!rows.isEmpty()) {
        queues.add(rows.lengths(resource));
      }
    }
    return queues;
  }

  int handsOn() {
    return handsOn.cardinality();
  }
}
