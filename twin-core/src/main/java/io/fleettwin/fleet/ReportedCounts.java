package io.fleettwin.fleet;

import static io.fleettwin.rollout.Count.*;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.recovery.RecoveryMeans;

/**
 * Where a real device counts in its ring's tally, by what it has reported. A device that has begun
 * to install and is then not heard any more, though it should be up, counts as silent.
 */
public final class ReportedCounts {

  private final Silence silence;

  public ReportedCounts(ModelParameters parameters, Presence presence) {
    this.silence = Silence.of(parameters, presence);
  }

  /**
   * The counts in which a device with this latest assignment stands, as bits. Of what is known, the
   * worst counts alone.
   *
   * @param heardTick when the device was last heard, by a report that changed something or not
   * @param listeningSince before it nobody listened. A device that was due to be heard by then may
   *     be silent, or may not: until it is missed, or heard, it does not count as good
   */
  public int mask(Device device, long deviceKey, int heardTick, int listeningSince, int tick) {
    Assignment assignment = device.assignment().orElseThrow();
    int truth = OFFERED.bit() | ofProgress(assignment) | harm(assignment) | health(device);
    if (isUp(device)) {
      truth |= recovery(assignment);
    }
    if (tick >= silentAt(device, deviceKey, Math.max(heardTick, listeningSince))) {
      return truth | SILENT.bit();
    }
    int known = known(assignment);
    boolean overdue = tick >= silentAt(device, deviceKey, heardTick);
    return truth | (overdue && known == KNOWN_INSTALLED.bit() ? 0 : known);
  }

  /**
   * The tick from which the device counts as silent if it is not heard before; see {@link Silence}.
   * One that has not begun to install, or has left the fleet, is not missed.
   */
  public int silentAt(Device device, long deviceKey, int heardTick) {
    boolean begun =
        device
            .assignment()
            .map(latest ->
                switch (latest.progress()) {
                  case INSTALLING, PENDING_RESTART, ACTIVE -> true;
                  case OFFERED, FAILED, WITHDRAWN, ROLLING_BACK, ROLLED_BACK -> false;
                })
            .orElse(false);
    return begun && !device.decommissioned()
        ? silence.beginsAt(device.profile(), deviceKey, heardTick)
        : Endpoint.NEVER;
  }

  /**
   * The counts of a device that has moved on to another rollout since, simulated ones included: the
   * same as before.
   */
  public static int maskOfEarlier(Assignment assignment) {
    return OFFERED.bit()
        | ofProgress(assignment)
        | harm(assignment)
        | recovery(assignment)
        | known(assignment);
  }

  private static int known(Assignment assignment) {
    if (assignment.crashed()) {
      return KNOWN_CRASHED.bit();
    }
    if (assignment.agentStopped()) {
      return KNOWN_DEGRADED.bit();
    }
    return assignment.progress() == InstallProgress.ACTIVE ? KNOWN_INSTALLED.bit() : 0;
  }

  /** No device fails twice, and none that was mended counts as one that just went back. */
  private static int ofProgress(Assignment assignment) {
    return switch (assignment.progress()) {
      case OFFERED, INSTALLING, PENDING_RESTART -> PENDING.bit();
      case ACTIVE, ROLLING_BACK -> INSTALLED.bit();
      case FAILED -> assignment.hasDoneHarm() ? 0 : INSTALL_FAILED.bit();
      case WITHDRAWN -> WITHDRAWN.bit();
      case ROLLED_BACK -> assignment.recoveredBy() == RecoveryMeans.NONE ? ROLLED_BACK.bit() : 0;
    };
  }

  private static int harm(Assignment assignment) {
    return assignment.crashed() ? BUG_CHECKED.bit() : 0;
  }

  private static int recovery(Assignment assignment) {
    return switch (assignment.recoveredBy()) {
      case NONE -> 0;
      case RESTARTS -> RECOVERED_BY_RESTARTS.bit();
      case QUICK_MACHINE_RECOVERY -> RECOVERED_BY_QMR.bit();
      case HANDS -> RECOVERED_BY_HANDS.bit();
      case HANDS_WITH_KEY -> RECOVERED_BY_HANDS_WITH_KEY.bit();
      case ROLLBACK -> RECOVERED_BY_ROLLBACK.bit();
      // Both leave the device with the new version.
      case AGENT_RESTART, FIXED_VERSION -> 0;
    };
  }

  private static boolean isUp(Device device) {
    return !device.boot().health().isDown() && device.boot().health() != BootHealth.BOOTING;
  }

  private static int health(Device device) {
    return switch (device.boot().health()) {
      case HEALTHY, OFFLINE -> 0;
      case BOOTING -> BOOTING.bit();
      case CRASHED -> CRASHED.bit();
      case BOOT_LOOP -> BOOT_LOOP.bit();
      case RECOVERY -> RECOVERY.bit();
      case AWAITING_HANDS -> AWAITING_HANDS.bit();
      case DEGRADED -> DEGRADED.bit();
    };
  }
}
