package io.fleettwin.api.config;

import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Update;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A what-if question: a fleet, an update that may be bad, its surroundings, and the plans to
 * compare.
 *
 * @param epoch the moment of tick 0, at which each plan begins
 * @param profile name of the fleet profile
 * @param devices size of the fleet
 * @param seed of all random draws
 * @param horizonMinutes after which a future is broken off
 * @param defect what is wrong with the update; empty if it is good
 * @param model how endpoints behave: the defaults, with what the question says otherwise
 * @param recovery how devices that are down come back
 * @param contentMegabits bandwidth for the update in megabits a second; 0 for unlimited
 * @param study how often it is played, and what else is asked
 * @param sources where the figures come from: text by the path of what it is about
 */
public record Question(
    String name,
    String description,
    Instant epoch,
    String profile,
    int devices,
    long seed,
    int horizonMinutes,
    Update update,
    Optional<Defect> defect,
    ModelParameters model,
    RecoveryPlan recovery,
    int contentMegabits,
    List<QuestionPlan> plans,
    StudyPlan study,
    Map<String, String> sources) {
  public Question {
    plans = List.copyOf(plans);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  public ServiceDeskPlan serviceDesk() {
    return recovery.serviceDesk();
  }

  /** The plan of an id; for ids that are known to be there. */
  public QuestionPlan plan(String id) {
    return plans.stream().filter(plan -> plan.id().equals(id)).findFirst().orElseThrow();
  }

  /** A plan of this question as a rollout of its update through a fleet of this size. */
  public RolloutPlan rollout(QuestionPlan plan, int fleetDevices) {
    return new RolloutPlan(
        plan.id(),
        update,
        plan.rings().ringsFor(fleetDevices),
        plan.rings().rollBackOnFailure(),
        defect.map(wrong ->
            new Incident(
                wrong, plan.revertAfterMinutes(), plan.remediationAfterDetectionMinutes())));
  }

  /** A simulated world of this name, with a fleet of this size. */
  public WorldSettings world(String world, int fleetDevices, long worldSeed) {
    return new WorldSettings(
        world,
        worldSeed,
        epoch,
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        model,
        new Capacity(
            serviceDesk().forFleetOf(fleetDevices),
            contentMegabits,
            recovery.remediationsPerMinute()));
  }
}
