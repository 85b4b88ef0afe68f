package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.config.RingPreset;
import io.fleettwin.api.config.RingPresets;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.endpoint.Calendar;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
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

  private static final String AT_ONCE = "all-at-once";

  /** The offers are made in the first tick. */
  private static final int FIRST_TICKS = 2;

  /** Longer than any preset needs: the last ring of autopatch opens after eleven days. */
  private static final int HORIZON = 60 * Calendar.DAY;

  private QualityUpdate() {}

  /** Its rollout through the rings of a preset, in a fleet of this size. */
  private static RolloutPlan through(String presetName, int devices) {
    RingPreset preset = RingPresets.inHome().named(presetName);
    return new RolloutPlan(
        ROLLOUT, UPDATE, preset.ringsFor(devices), preset.rollBackOnFailure(), Optional.empty());
  }

  /**
   * Rolls it out until nothing more happens.
   *
   * @throws CommandFailed if a device does not have it then: what stops early would look fast
   */
  static void rollOut(BenchWorld world, String presetName, int devices) {
    run(world, presetName, devices, HORIZON);
    FleetNode node = world.node();
    Waiting.until(
        () ->
            Waiting.answer(() -> node.world(world.name())).map(WorldView::runsUntil).orElse(-1) < 0,
        "the end of the rollout");
    RolloutView end = Waiting.answer(() -> node.rollout(world.name(), ROLLOUT)).orElseThrow();
    int installed = end.total().get(Count.INSTALLED);
    if (end.state().status() != RolloutStatus.COMPLETED || installed != devices) {
      throw CommandFailed.failed(
          "the rollout ended as %s with %d of %d devices updated; this is a fault, please report it"
              .formatted(end.state().status(), installed, devices));
    }
  }

  /** Offers it to all devices at once, and waits until the rollout knows that they have it. */
  static void offerAll(BenchWorld world, int devices) {
    run(world, AT_ONCE, devices, FIRST_TICKS);
    Waiting.until(
        () ->
            Waiting.answer(() -> world.node().rollout(world.name(), ROLLOUT))
                    .map(view -> view.total().get(Count.OFFERED))
                    .orElse(0)
                == devices,
        "the offer to every device");
  }

  private static void run(BenchWorld world, String presetName, int devices, int untilTick) {
    FleetNode node = world.node();
    Answers.done(() -> node.startRollout(world.name(), through(presetName, devices)));
    Answers.done(() -> node.run(world.name(), untilTick));
  }
}
