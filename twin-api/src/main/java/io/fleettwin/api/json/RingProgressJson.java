package io.fleettwin.api.json;

import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.rollout.RingState;
import io.fleettwin.world.WorldSettings;
import java.util.Map;

/**
 * How a ring of a rollout stands.
 *
 * @param opened moment; left out while it is pending
 * @param quota how many members may have been offered the update
 * @param verdict the latest of its gate
 * @param judged moment of the verdict; left out if there was none
 * @param tally devices by what has become of them
 * @param plan what was planned for it
 */
public record RingProgressJson(
    String name,
    String status,
    String opened,
    int quota,
    String verdict,
    String judged,
    Map<String, Integer> tally,
    RingJson plan) {

  static RingProgressJson of(RingView ring, RingJson plan, WorldSettings world) {
    RingState state = ring.state();
    return new RingProgressJson(
        ring.name(),
        WireNames.of(state.status()),
        state.openedTick() < 0 ? null : world.momentOf(state.openedTick()).toString(),
        state.quota(),
        WireNames.of(state.verdict()),
        state.judgedTick() < 0 ? null : world.momentOf(state.judgedTick()).toString(),
        RolloutJson.tally(ring.tally()),
        plan);
  }
}
