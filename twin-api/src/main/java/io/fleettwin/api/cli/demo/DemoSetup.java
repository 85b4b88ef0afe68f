package io.fleettwin.api.cli.demo;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.api.config.Questions;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.world.WorldSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario with its fleet and plans, changed as the options say, made ready to be played. */
public final class DemoSetup {

  private final Question scenario;
  private final FleetProfile profile;
  private final Optional<Integer> assumedRemediation;

  private DemoSetup(Question scenario, FleetProfile profile, Optional<Integer> assumedRemediation) {
    this.scenario = scenario;
    this.profile = profile;
    this.assumedRemediation = assumedRemediation;
  }

  /**
   * Reads what the options name.
   *
   * @throws io.fleettwin.api.config.ConfigException if it is not there, or not valid
   */
  public static DemoSetup read(DemoOptions options) {
    QuestionDocument document = Questions.inHome().namedOrAt(options.scenario());
    List<QuestionPlan> plans = document.question().plans();
    if (plans.stream().anyMatch(plan -> !plan.changes().isEmpty())) {
      throw CommandFailed.usage(
          "a demo has one fleet and one world: plans with changes are for ./twin what-if");
    }
    if (document.question().defect().isEmpty()) {
      throw CommandFailed.usage(
          "nothing is wrong with the update of this scenario: ask ./twin what-if");
    }
    boolean added =
        plans.stream().anyMatch(plan -> plan.remediationAfterDetectionMinutes().isEmpty());
    Question scenario = document.with(changes(options)).question();
    String profile = options.profile().isEmpty() ? scenario.profile() : options.profile();
    return new DemoSetup(
        scenario,
        scenario.recovery().in(FleetProfiles.inHome().namedOrAt(profile)),
        options.quickMachineRecovery() && added
            ? Optional.of(options.remediationAfterMinutes())
            : Optional.empty());
  }

  /** What the options change, by its place in the scenario. */
  private static Map<String, String> changes(DemoOptions options) {
    Map<String, String> changes = new LinkedHashMap<>();
    options.devices().ifPresent(devices -> changes.put("fleet.devices", "" + devices));
    options.seed().ifPresent(seed -> changes.put("fleet.seed", "" + seed));
    if (options.userMode()) {
      changes.put("update.mode", "USER");
    }
    if (options.quickMachineRecovery()) {
      changes.put("recovery.quickMachineRecovery.percent", "100");
      changes.put("recovery.quickMachineRecovery.autoPercent", "100");
      changes.put("recovery.quickMachineRecovery.onEveryBuild", "true");
      changes.put(
          "recovery.remediation.afterDetection", "PT" + options.remediationAfterMinutes() + "M");
    }
    return changes;
  }

  public Question scenario() {
    return scenario;
  }

  public FleetProfile profile() {
    return profile;
  }

  public int devices() {
    return scenario.devices();
  }

  public long seed() {
    return scenario.seed();
  }

  /** The tick at which the story is broken off. */
  public int horizonTick() {
    return scenario.horizonMinutes();
  }

  public List<QuestionPlan> plans() {
    return scenario.plans();
  }

  /** A simulated world of this name. */
  public WorldSettings world(String name) {
    return scenario.world(name, devices(), seed());
  }

  /** A plan as a rollout. */
  public RolloutPlan rollout(QuestionPlan plan) {
    return scenario.rollout(plan, devices());
  }

  /** When a remediation comes, if the options say so and not the scenario. */
  Optional<Integer> assumedRemediation() {
    return assumedRemediation;
  }
}
