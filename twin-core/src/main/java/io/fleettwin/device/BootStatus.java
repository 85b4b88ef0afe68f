package io.fleettwin.device;

import io.fleettwin.recovery.RecoveryMeans;

/**
 * How starting and running goes.
 *
 * @param sinceTick when the health last changed
 * @param failedStarts in a row
 * @param bugChecks ever; of a real device those that it reported
 * @param lastStopCode of the last bug check; 0 if there was none
 * @param faultingModule of the last bug check; empty if there was none
 * @param recoveredBy what brought the device back the last time
 */
public record BootStatus(
    BootHealth health,
    int sinceTick,
    int failedStarts,
    int bugChecks,
    int lastStopCode,
    String faultingModule,
    RecoveryMeans recoveredBy) {

  /** The status of a device that has just been enrolled. */
  public static BootStatus atEnrolment(int tick) {
    return new BootStatus(BootHealth.HEALTHY, tick, 0, 0, 0, "", RecoveryMeans.NONE);
  }

  BootStatus becomes(BootHealth changed, int tick) {
    return new BootStatus(
        changed, tick, failedStarts, bugChecks, lastStopCode, faultingModule, recoveredBy);
  }

  BootStatus started(int tick) {
    return new BootStatus(
        BootHealth.HEALTHY, tick, 0, bugChecks, lastStopCode, faultingModule, recoveredBy);
  }

  /**
   * A start has failed.
   *
   * @param simulated a simulated endpoint fails to start only because its fault has stopped it once
   *     more, and says so in full for the first time alone; a real device reports each bug check
   */
  BootStatus startFailed(int tick, boolean simulated) {
    boolean faultedAgain = simulated && isInCrashLoop() && tick > sinceTick;
    return new BootStatus(
        health.isDown() ? health : BootHealth.CRASHED,
        health.isDown() ? sinceTick : tick,
        failedStarts + 1,
        faultedAgain ? bugChecks + 1 : bugChecks,
        lastStopCode,
        faultingModule,
        recoveredBy);
  }

  private boolean isInCrashLoop() {
    return health == BootHealth.CRASHED || health == BootHealth.BOOT_LOOP;
  }

  BootStatus bugChecked(int tick, int stopCode, String module) {
    return new BootStatus(
        BootHealth.CRASHED,
        tick,
        failedStarts,
        bugChecks + 1,
        stopCode,
        module,
        RecoveryMeans.NONE);
  }

  BootStatus recovered(RecoveryMeans means) {
    return new BootStatus(
        health, sinceTick, failedStarts, bugChecks, lastStopCode, faultingModule, means);
  }
}
