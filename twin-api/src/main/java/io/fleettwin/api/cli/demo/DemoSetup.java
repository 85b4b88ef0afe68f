package io.fleettwin.api.cli.demo;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.config.RingPreset;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A scenario with its fleet and plans, made ready to be played. */
public final class DemoSetup {

  private final DemoOptions options;
  private final Question scenario;
  private final FleetProfile profile;

  private DemoSetup(DemoOptions options, Question scenario, FleetProfile profile) {
    this.options = options;
    this.scenario = scenario;
    this.profile = profile;
  }

  /**
   * Reads what the options name.
   *
   * @throws io.fleettwin.api.config.ConfigException if it is not there, or not valid
   */
  public static DemoSetup read(DemoOptions options) {
    Question scenario = Questions.inHome().namedOrAt(options.scenario()).question();
    if (scenario.plans().stream().anyMatch(plan -> !plan.changes().isEmpty())) {
      throw CommandFailed.usage(
          "a demo has one fleet and one world: plans with changes are for ./twin what-if");
    }
    String profile = options.profile().isEmpty() ? scenario.profile() : options.profile();
    return new DemoSetup(
        options, scenario, scenario.recovery().in(FleetProfiles.inHome().namedOrAt(profile)));
  }

  public Question scenario() {
    return scenario;
  }

  public FleetProfile profile() {
    return profile;
  }

  public boolean quickMachineRecovery() {
    return options.quickMachineRecovery();
  }

  public int devices() {
    return options.devices().orElse(scenario.devices());
  }

  public long seed() {
    return options.seed().orElse(scenario.seed());
  }

  /** The tick at which the story is broken off. */
  public int horizonTick() {
    return scenario.horizonMinutes();
  }

  public List<QuestionPlan> plans() {
    return scenario.plans();
  }

  RingPreset preset(QuestionPlan plan) {
    return plan.rings();
  }

  /** A simulated world of this name. */
  public WorldSettings world(String name) {
    return scenario.world(name, devices(), seed());
  }

  /** A plan as a rollout, changed as the options say. */
  public RolloutPlan rollout(QuestionPlan plan) {
    RolloutPlan rollout = scenario.rollout(plan, devices());
    return new RolloutPlan(
        rollout.id(),
        options.userMode() ? inUserMode(rollout.update()) : rollout.update(),
        rollout.rings(),
        rollout.rollBackOnFailure(),
        rollout.incident().map(this::remediated));
  }

  private Incident remediated(Incident incident) {
    boolean added =
        options.quickMachineRecovery() && incident.remediationAfterDetectionMinutes().isEmpty();
    return added
        ? new Incident(
            incident.defect(),
            incident.revertAfterMinutes(),
            OptionalInt.of(options.remediationAfterMinutes()))
        : incident;
  }

  /** Whether the remediation's time is the options' and not the scenario's. */
  Optional<Integer> assumedRemediation() {
    boolean added =
        scenario.plans().stream()
            .anyMatch(plan -> plan.remediationAfterDetectionMinutes().isEmpty());
    return options.quickMachineRecovery() && added
        ? Optional.of(options.remediationAfterMinutes())
        : Optional.empty();
  }

  private static Update inUserMode(Update update) {
    return new Update(
        update.id(),
        update.kind(),
        update.component(),
        update.version(),
        DriverMode.USER,
        update.needsRestart(),
        update.sizeKb(),
        update.module());
  }
}
