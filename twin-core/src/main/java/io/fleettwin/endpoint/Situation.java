package io.fleettwin.endpoint;

import io.fleettwin.update.Defect;
import io.fleettwin.update.Update;
import java.util.Optional;

/**
 * What endpoints of one rollout are exposed to.
 *
 * @param revertTick when the update was taken back, {@link Endpoint#NEVER} if it was not
 * @param remediationTick when Windows Update began to offer a remediation to WinRE, {@link
 *     Endpoint#NEVER} if it does not
 * @param bandwidthLimited whether downloads wait for the fleet's bandwidth
 * @param remediationLimited whether remediations wait for the service's capacity
 * @param deadlineMinutes from the installation to a forced restart
 */
public record Situation(
    Update update,
    Optional<Defect> defect,
    int revertTick,
    int remediationTick,
    boolean bandwidthLimited,
    boolean remediationLimited,
    int deadlineMinutes) {

  /** Whether the update is taken back by now. */
  public boolean isReverted(int tick) {
    return revertTick <= tick;
  }

  /** Whether WinRE finds a remediation now. */
  public boolean isRemediationPublished(int tick) {
    return remediationTick <= tick;
  }
}
