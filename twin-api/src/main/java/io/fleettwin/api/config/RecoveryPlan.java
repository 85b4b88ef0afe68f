package io.fleettwin.api.config;

import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.fleet.RecoveryShares;
import java.util.Optional;

/**
 * How devices that are down come back.
 *
 * @param quickMachineRecovery how it is set in the fleet; empty for what the profile says
 * @param remediationsPerMinute devices to which the service gives a remediation in a minute; 0 for
 *     unlimited
 */
public record RecoveryPlan(
    ServiceDeskPlan serviceDesk,
    Optional<RecoveryShares> quickMachineRecovery,
    int remediationsPerMinute) {

  /** A profile with this recovery. */
  public FleetProfile in(FleetProfile profile) {
    return quickMachineRecovery.map(profile::withRecovery).orElse(profile);
  }
}
