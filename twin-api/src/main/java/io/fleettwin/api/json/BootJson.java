package io.fleettwin.api.json;

import io.fleettwin.device.BootStatus;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.world.WorldSettings;

/**
 * How starting and running goes; see {@link BootStatus}.
 *
 * @param since moment
 * @param lastStopCode left out if there was no bug check
 * @param faultingModule left out if there was none
 * @param recoveredBy left out if nothing was needed
 */
public record BootJson(
    String health,
    String since,
    int failedStarts,
    int bugChecks,
    String lastStopCode,
    String faultingModule,
    String recoveredBy) {

  static BootJson of(BootStatus boot, WorldSettings world) {
    boolean crashed = boot.bugChecks() > 0;
    return new BootJson(
        WireNames.of(boot.health()),
        world.momentOf(boot.sinceTick()).toString(),
        boot.failedStarts(),
        boot.bugChecks(),
        crashed ? BugChecks.of(boot.lastStopCode()) : null,
        boot.faultingModule().isEmpty() ? null : boot.faultingModule(),
        boot.recoveredBy() == RecoveryMeans.NONE ? null : WireNames.of(boot.recoveredBy()));
  }
}
