package io.fleettwin.api.cli.bench;

import io.fleettwin.api.config.RingPreset;
import io.fleettwin.api.config.RingPresets;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.Optional;

/** A monthly update of Windows without a defect: every device of a fleet can take it. */
final class QualityUpdate {

  static final String ROLLOUT = "bench";

  private static final Update UPDATE =
      new Update(
          "bench-quality",
          UpdateKind.QUALITY,
          "windows",
          "10.0.26100.9999",
          DriverMode.KERNEL,
          true,
          500_000);

  private QualityUpdate() {}

  /** Its rollout through the rings of a preset, in a fleet of this size. */
  static RolloutPlan through(String presetName, int devices) {
    RingPreset preset = RingPresets.inHome().named(presetName);
    return new RolloutPlan(
        ROLLOUT, UPDATE, preset.ringsFor(devices), preset.rollBackOnFailure(), Optional.empty());
  }
}
