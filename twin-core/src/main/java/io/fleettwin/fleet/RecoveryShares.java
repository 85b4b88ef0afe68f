package io.fleettwin.fleet;

import io.fleettwin.recovery.QuickMachineRecovery;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import java.util.Map;

/**
 * How Quick Machine Recovery is set in a fleet.
 *
 * @param cloud by edition, of the devices whose build has it, the share with cloud remediation on,
 *     0 to 1; 0 for editions left out
 * @param auto of the devices with cloud remediation, the share with auto remediation on, 0 to 1
 * @param retryMinutes see {@link io.fleettwin.recovery.RecoverySettings}
 * @param totalMinutes see {@link io.fleettwin.recovery.RecoverySettings}
 * @param onEveryBuild what if every device could have it: those with cloud remediation on an older
 *     Windows count as having the first build that can
 */
public record RecoveryShares(
    Map<Edition, Double> cloud,
    double auto,
    int retryMinutes,
    int totalMinutes,
    boolean onEveryBuild) {
  public RecoveryShares {
    cloud = Map.copyOf(cloud);
  }

  double cloudShare(Edition edition, OsBuild build) {
    return onEveryBuild || QuickMachineRecovery.isIn(build) ? cloud.getOrDefault(edition, 0.0) : 0;
  }
}
