package io.fleettwin.cluster.world;

import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.decision.Refusal;
import io.fleettwin.rollout.RolloutPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits for a rollout to begin; several may ask for the same one at the same time. */
final class RolloutStarts {

  private final Map<String, List<World.StartRollout>> waiting = new HashMap<>();

  /** One more waits, unless others wait for another plan of the same id. */
  Optional<Refusal> add(World.StartRollout start) {
    List<World.StartRollout> same =
        waiting.computeIfAbsent(start.plan().id(), id -> new ArrayList<>());
    if (!same.isEmpty() && !same.getFirst().plan().equals(start.plan())) {
      return Optional.of(Admission.otherPlan(start));
    }
    same.add(start);
    return Optional.empty();
  }

  /** The rollout has begun: for the first who asked that is news. */
  void begun(World.RolloutBegun begun, boolean changed) {
    boolean news = changed;
    for (World.StartRollout start : take(begun.briefing().rollout())) {
      start.replyTo().tell(new RolloutCoordinator.Done(begun.view(), news));
      news = false;
    }
  }

  /** The plans that somebody waits for. */
  List<RolloutPlan> waiting() {
    return waiting.values().stream().map(same -> same.getFirst().plan()).toList();
  }

  void refused(World.RolloutRefused refused) {
    for (World.StartRollout start : take(refused.rollout())) {
      start.replyTo().tell(new RolloutCoordinator.Refused(refused.refusal()));
    }
  }

  private List<World.StartRollout> take(String rollout) {
    List<World.StartRollout> taken = waiting.remove(rollout);
    return taken == null ? List.of() : taken;
  }
}
