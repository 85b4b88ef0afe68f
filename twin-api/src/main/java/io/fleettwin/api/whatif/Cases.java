package io.fleettwin.api.whatif;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Question;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.study.Case;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes cases of questions; what needs the same fleet gets the same one. */
public final class Cases {

  private record FleetOf(FleetProfile profile, int devices, long seed) {}

  private final FleetProfiles profiles;
  private final Crew crew;
  private final Map<String, FleetProfile> read = new HashMap<>();
  private final Map<FleetOf, ForecastFleet> fleets = new HashMap<>();

  /**
   * Cases.
   *
   * @param crew makes the fleets
   */
  public Cases(FleetProfiles profiles, Crew crew) {
    this.profiles = profiles;
    this.crew = crew;
  }

  /** A plan of a question. */
  public Case of(Question question, String plan) {
    return caseOf(question, question.rollout(question.plan(plan), question.devices()));
  }

  /** The same plan if there were nothing wrong with the update. */
  Case ofGoodUpdate(Question question, String plan) {
    RolloutPlan bad = question.rollout(question.plan(plan), question.devices());
    return caseOf(
        question,
        new RolloutPlan(
            bad.id(), bad.update(), bad.rings(), bad.rollBackOnFailure(), Optional.empty()));
  }

  private Case caseOf(Question question, RolloutPlan plan) {
    return new Case(
        plan.id(),
        IntStream.range(0, question.study().fleets())
            .mapToObj(number -> fleet(question, Case.seed(question.seed(), number)))
            .toList(),
        question.world("what-if", question.devices(), question.seed()),
        plan,
        question.horizonMinutes());
  }

  /** The profile of a question's fleet, as its recovery has it. */
  public FleetProfile profile(Question question) {
    FleetProfile profile = read.computeIfAbsent(question.profile(), profiles::namedOrAt);
    return question.recovery().in(profile);
  }

  private ForecastFleet fleet(Question question, long seed) {
    FleetOf wanted = new FleetOf(profile(question), question.devices(), seed);
    ForecastFleet fleet = fleets.get(wanted);
    if (fleet == null) {
      FleetGenerator generator = new FleetGenerator(wanted.profile(), wanted.seed());
      fleet = ForecastFleet.of(wanted.devices(), generator::device, crew);
      fleets.put(wanted, fleet);
    }
    return fleet;
  }
}
