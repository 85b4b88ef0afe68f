package io.fleettwin.device;

import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import java.util.Optional;

/**
 * An update that a device was offered, and what became of it. What went wrong stays here, so that
 * the rollout still counts it when the device has moved on to another one.
 *
 * @param undo the change that takes the update back; there once it is active
 * @param crashed whether a bug check came that is blamed on the update
 * @param agentStopped whether the agent ended once the installation had begun
 * @param recoveredBy what brought the device back from that
 */
public record Assignment(
    Offer offer,
    InstallProgress progress,
    Optional<VersionChange> undo,
    boolean crashed,
    boolean agentStopped,
    RecoveryMeans recoveredBy) {

  public static Assignment of(Offer offer) {
    return new Assignment(
        offer, InstallProgress.OFFERED, Optional.empty(), false, false, RecoveryMeans.NONE);
  }

  public Assignment with(InstallProgress changed) {
    return new Assignment(offer, changed, undo, crashed, agentStopped, recoveredBy);
  }

  /** The new version is active, and this change takes it back. */
  Assignment activated(VersionChange back) {
    return new Assignment(
        offer, InstallProgress.ACTIVE, Optional.of(back), crashed, agentStopped, recoveredBy);
  }

  Assignment bugChecked() {
    return new Assignment(offer, progress, undo, true, agentStopped, RecoveryMeans.NONE);
  }

  Assignment agentEnded() {
    return hasBegun()
        ? new Assignment(offer, progress, undo, crashed, true, RecoveryMeans.NONE)
        : this;
  }

  /** The device was mended; whether of what the update did is for what is known so far to say. */
  Assignment recovered(RecoveryMeans means) {
    return hasDoneHarm()
        ? new Assignment(offer, progress, undo, crashed, agentStopped, means)
        : this;
  }

  /** Whether the update has stopped the machine or its agent. */
  public boolean hasDoneHarm() {
    return crashed || agentStopped;
  }

  /**
   * Whether a bug check that is reported now is blamed on the update: once its installation has
   * begun, and only if the module that faulted is the update's, as far as both are known. A device
   * has about two stop errors a year of other causes (Microsoft, Endpoint analytics), which alone
   * would fail a gate of 1 % in a week.
   *
   * <p>Content acts before the device can say that it has it: a machine that it stops at once
   * reports the crash first. So a crash in its very module counts from the offer on.
   */
  boolean isBlamedFor(String faultingModule) {
    String module = offer.module();
    boolean named = !module.isEmpty() && module.equalsIgnoreCase(faultingModule);
    boolean unknown = module.isEmpty() || faultingModule.isEmpty();
    boolean actsUnseen =
        progress == InstallProgress.OFFERED && offer.change().part() == Part.CONTENT;
    return hasBegun() ? named || unknown : actsUnseen && named;
  }

  private boolean hasBegun() {
    return switch (progress) {
      case INSTALLING, PENDING_RESTART, ACTIVE, ROLLING_BACK -> true;
      case OFFERED, FAILED, WITHDRAWN, ROLLED_BACK -> false;
    };
  }
}
