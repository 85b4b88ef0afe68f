package io.fleettwin.forecast;

import io.fleettwin.device.Device;
import io.fleettwin.endpoint.Facts;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.Defect;
import java.util.List;
import java.util.Optional;

/** What a rollout means to each kind of device. */
final class Kinds {
  private final List<Device> examples;
  private final Optional<Defect> defect;
  private final Draws draws;
  private final boolean[] candidate;
  private final boolean[] exposed;
  private final boolean[] recurs;

  Kinds(List<Device> examples, RolloutPlan plan, Draws draws) {
    this.examples = examples;
    this.defect = plan.incident().map(Incident::defect);
    this.draws = draws;
    candidate = new boolean[examples.size()];
    exposed = new boolean[examples.size()];
    recurs = new boolean[examples.size()];
    for (int kind = 0; kind < candidate.length; kind++) {
      Device example = examples.get(kind);
      candidate[kind] = plan.update().isApplicableTo(example);
      exposed[kind] = defect.map(d -> d.canHit(example)).orElse(false);
      recurs[kind] = defect.map(d -> d.recursAtEveryStart(example)).orElse(true);
    }
  }

  /** Whether devices of a kind can take the update. */
  boolean isCandidate(int kind) {
    return candidate[kind];
  }

  Facts facts(int kind, long key) {
    Device example = examples.get(kind);
    boolean defective = exposed[kind] && defect.orElseThrow().isDrawn(key, draws);
    return new Facts(key, example.profile(), example.installed().os(), defective, recurs[kind]);
  }
}
