package io.fleettwin.api.cli.demo;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.RingPreset;
import io.fleettwin.api.config.RingPresets;
import io.fleettwin.api.config.Scenario;
import io.fleettwin.api.config.ScenarioPlan;
import io.fleettwin.api.config.Scenarios;
import io.fleettwin.endpoint.Calendar;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A scenario with its fleet and plans, made ready to be played. */
public final class DemoSetup {

  private final DemoOptions options;
  private final Scenario scenario;
  private final FleetProfile profile;
  private final RingPresets presets;

  private DemoSetup(
      DemoOptions options, Scenario scenario, FleetProfile profile, RingPresets presets) {
    this.options = options;
    this.scenario = scenario;
    this.profile = profile;
    this.presets = presets;
  }

  /**
   * Reads what the options name.
   *
   * @throws io.fleettwin.api.config.ConfigException if it is not there, or not valid
   */
  public static DemoSetup read(DemoOptions options) {
    Scenario scenario = Scenarios.inHome().namedOrAt(options.scenario());
    String profile = options.profile().isEmpty() ? scenario.profile() : options.profile();
    return new DemoSetup(
        options, scenario, FleetProfiles.inHome().namedOrAt(profile), RingPresets.inHome());
  }

  public Scenario scenario() {
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
    return scenario.horizonDays() * Calendar.DAY;
  }

  public List<ScenarioPlan> plans() {
    return scenario.plans();
  }

  RingPreset preset(ScenarioPlan plan) {
    return presets.named(plan.rings());
  }

  /** A simulated world of this name. */
  public WorldSettings world(String name) {
    return new WorldSettings(
        name,
        seed(),
        scenario.epoch(),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        scenario.model(),
        new Capacity(scenario.serviceDesk().forFleetOf(devices()), 0, 0));
  }

  /** A plan as a rollout, changed as the options say. */
  public RolloutPlan rollout(ScenarioPlan plan) {
    RolloutPlan rollout = scenario.rollout(plan, preset(plan), devices());
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
