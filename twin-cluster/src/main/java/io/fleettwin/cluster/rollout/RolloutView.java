package io.fleettwin.cluster.rollout;

import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import java.util.List;

/**
 * How a rollout stands at a tick.
 *
 * @param revision grows with each change; the id of its progress event
 * @param tick minutes since the epoch of its world
 * @param settled whether nothing of it is under way any more: it is over, and no device is pending,
 *     down or degraded
 */
public record RolloutView(
    String world,
    RolloutState state,
    long revision,
    int tick,
    List<RingView> rings,
    boolean settled)
    implements ClusterMessage {

  public RolloutView {
    rings = List.copyOf(rings);
  }

  /** The tally of all rings. */
  public Tally total() {
    return rings.stream().map(RingView::tally).reduce(Tally.EMPTY, Tally::plus);
  }
}
