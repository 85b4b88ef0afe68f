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
    return rollouts.stream().filter(rollout -> rollout.rollout().equals(id)).findFirst();
  }
}
