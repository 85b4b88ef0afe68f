package io.fleettwin.api.config;

import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Update;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident to play through, with the plans to compare.
 *
 * @param epoch the moment of tick 0, at which each plan begins
 * @param profile name of the fleet profile
 * @param devices size of the fleet, if none is asked for
 * @param seed of all random draws, if none is asked for
 * @param horizonDays after which the story is broken off
 * @param model how endpoints behave: the defaults, with what the scenario says otherwise
 * @param sources where the figures come from: text by the path of what it is about
 */
public record Scenario(
    String name,
    String description,
    Instant epoch,
    String profile,
    int devices,
    long seed,
    int horizonDays,
    Update update,
    Defect defect,
    ModelParameters model,
    ServiceDeskPlan serviceDesk,
    List<ScenarioPlan> plans,
    Map<String, String> sources) {
  public Scenario {
    plans = List.copyOf(plans);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** A plan of this scenario as a rollout of its update through a fleet of this size. */
  public RolloutPlan rollout(ScenarioPlan plan, RingPreset preset, int fleetDevices) {
    return new RolloutPlan(
        plan.id(),
        update,
        preset.ringsFor(fleetDevices),
        preset.rollBackOnFailure(),
        Optional.of(
            new Incident(
                defect, plan.revertAfterMinutes(), plan.remediationAfterDetectionMinutes())));
  }
}
