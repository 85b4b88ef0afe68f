package io.fleettwin.world;

import io.fleettwin.update.SafeguardHold;
import java.util.List;
import java.util.Optional;

/** What cohorts need to know of their world at a tick. */
public record Briefing(
    WorldSettings settings, List<RolloutBriefing> rollouts, List<SafeguardHold> holds) {

  public Briefing {
    rollouts = List.copyOf(rollouts);
    holds = List.copyOf(holds);
  }

  public Optional<RolloutBriefing> rollout(String id) {
    // Not as a stream: each step of each device asks.
    for (RolloutBriefing rollout : rollouts) {
      if (rollout.rollout().equals(id)) {
        return Optional.of(rollout);
      }
    }
    return Optional.empty();
  }
}
