package io.fleettwin.api.json;

import io.fleettwin.api.config.RingPreset;
import io.fleettwin.api.config.RingPresets;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.Update;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Optional;

/**
 * A rollout to be started; see {@link RolloutPlan}. It has either the name of a ring preset or its
 * own rings.
 *
 * @param rollBackOnFailure whether a failed gate takes the update back; left out for what the
 *     preset does, and without a preset for no
 * @param incident only in a world with simulated outcomes
 */
public record RolloutRequest(
    String id,
    UpdateJson update,
    String preset,
    List<RingJson> rings,
    Boolean rollBackOnFailure,
    IncidentJson incident) {

  /**
   * The plan that this asks for.
   *
   * @param devices how many the world has: presets depend on it
   * @throws ProblemException if it is not valid
   */
  public RolloutPlan toPlan(WorldSettings world, RingPresets presets, int devices) {
    Checks checks = Checks.ofBody();
    String named = checks.text("id", id, Names::isRollout, Names.ROLLOUT_FORM, "x");
    Update pushed = checks.present("update", update) ? update.read(checks.in("update")) : null;
    Optional<RingPreset> published = preset(checks, presets);
    List<RingPlan> planned =
        published.map(known -> known.ringsFor(devices)).orElseGet(() -> ownRings(checks));
    boolean back =
        checks.flag(
            "rollBackOnFailure",
            rollBackOnFailure,
            published.map(RingPreset::rollBackOnFailure).orElse(false));
    Incident happens = incident == null ? null : incident.read(checks.in("incident"));
    if (incident != null && !world.isSimulated()) {
      checks.wrong("incident", "must be left out: the outcomes of this world are reported");
    }
    checks.verify();
    return new RolloutPlan(named, pushed, planned, back, Optional.ofNullable(happens));
  }

  private Optional<RingPreset> preset(Checks checks, RingPresets presets) {
    if (preset == null) {
      return Optional.empty();
    }
    if (rings != null) {
      checks.wrong("preset", "must not stand beside rings");
    }
    if (!presets.names().contains(preset)) {
      checks.wrong("preset", "must be one of " + String.join(", ", presets.names()));
      return Optional.empty();
    }
    return Optional.of(presets.named(preset));
  }

  private List<RingPlan> ownRings(Checks checks) {
    List<RingPlan> own = checks.each("rings", rings, RolloutPlan.MAX_RINGS, RingJson::read);
    if (preset == null && (rings == null || rings.isEmpty())) {
      checks.wrong("rings", "has 1 to " + RolloutPlan.MAX_RINGS + " rings; or name a preset");
    }
    Checks list = checks.in("rings");
    for (int i = 0; i + 1 < own.size(); i++) {
      if (own.get(i).size() instanceof RingSize.Rest) {
        list.wrong(
            Integer.toString(i), "needs a share or devices: only the last ring can take the rest");
      }
    }
    return own;
  }
}
