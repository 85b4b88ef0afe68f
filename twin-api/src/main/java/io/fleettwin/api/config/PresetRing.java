package io.fleettwin.api.config;

import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import java.util.List;
import java.util.Optional;

/**
 * A ring of a preset, whose size can depend on the fleet's.
 *
 * @param sizes by growing fleet; the last step has no upper end
 * @param deferralMinutes from the start of the rollout until the ring may open
 * @param deadlineMinutes after which Windows Update enforces a restart, counted from the offer
 * @param graceMinutes that a device has at least, counted from the installation
 */
public record PresetRing(
    String name,
    List<SizeStep> sizes,
    int deferralMinutes,
    int deadlineMinutes,
    int graceMinutes,
    PushRate push,
    Gate gate) {

  /**
   * The size in fleets up to a number of devices.
   *
   * @param upToDevices the largest fleet that it is for
   * @param size empty if such a fleet does without the ring
   */
  public record SizeStep(int upToDevices, Optional<RingSize> size) {}

  public PresetRing {
    sizes = List.copyOf(sizes);
  }

  /**
   * The ring in a fleet of this size, if it has it.
   *
   * <p>The model's deadline counts from the installation. A simulated device installs soon after it
   * is offered the update, so the later one of deadline and grace period forces its restart.
   */
  public Optional<RingPlan> inFleetOf(int devices) {
    return sizes.stream()
        .filter(step -> devices <= step.upToDevices())
        .findFirst()
        .flatMap(SizeStep::size)
        .map(size ->
            new RingPlan(
                name, size, deferralMinutes, Math.max(deadlineMinutes, graceMinutes), push, gate));
  }
}
