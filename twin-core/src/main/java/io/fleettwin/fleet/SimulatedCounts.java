package io.fleettwin.fleet;

import static io.fleettwin.rollout.Count.*;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;

/**
 * Where a simulated endpoint counts in its ring's tally: what is true of it, and what is known of
 * it outside. Known is only what it could report: nothing while it is down, when only {@link
 * Silence} tells.
 */
public final class SimulatedCounts {

  private final int delayMinutes;
  private final Silence silence;

  public SimulatedCounts(ModelParameters parameters, Presence presence) {
    this.delayMinutes = parameters.telemetryDelayMinutes();
    this.silence = Silence.of(parameters, presence);
  }

  /** The counts in which an endpoint that was offered the update stands, as bits. */
  public int mask(DeviceProfile profile, long deviceKey, Endpoint endpoint, int tick) {
    boolean known = tick >= knownAt(profile, deviceKey, endpoint);
    return known ? maskOnceKnown(endpoint) : maskBefore(endpoint);
  }

  /** The counts in which it stands until its present phase is known outside. */
  public static int maskBefore(Endpoint endpoint) {
    return OFFERED.bit() | truth(endpoint);
  }

  /** The counts in which it stands from then on. */
  public static int maskOnceKnown(Endpoint endpoint) {
    return maskBefore(endpoint) | known(endpoint);
  }

  /**
   * The tick from which the endpoint's present phase is known outside; the same for all phases of
   * one time that it is down, and for all of one time that it is up.
   */
  public int knownAt(DeviceProfile profile, long deviceKey, Endpoint endpoint) {
    int since = endpoint.since();
    return endpoint.phase().isDown()
        ? silence.beginsAt(profile, deviceKey, silence.lastBeat(deviceKey, since))
        : since + delayMinutes;
  }

  private static int truth(Endpoint endpoint) {
    return switch (endpoint.phase()) {
      case IDLE -> 0;
      case OFFERED, DOWNLOAD_QUEUED, INSTALLING, PENDING_RESTART, RESTARTING -> PENDING.bit();
      case ACTIVE, ROLLING_BACK -> INSTALLED.bit() | crashedBefore(endpoint);
      case CRASHED -> BUG_CHECKED.bit() | CRASHED.bit();
      case ENTERING_WINRE, WINRE_WAITING, REMEDIATION_QUEUED, REMEDIATING ->
          BUG_CHECKED.bit() | RECOVERY.bit();
      case BOOT_LOOP -> BUG_CHECKED.bit() | BOOT_LOOP.bit();
      case AWAITING_HANDS -> BUG_CHECKED.bit() | AWAITING_HANDS.bit();
      case HANDS_ON -> BUG_CHECKED.bit() | AWAITING_HANDS.bit() | HANDS_ON.bit();
      case BOOTING_MENDED -> BUG_CHECKED.bit() | BOOTING.bit();
      case RECOVERED -> recoveredBy(endpoint);
      case AGENT_DOWN -> endpoint.awaitsFixedVersion() ? WITHDRAWN.bit() : DEGRADED.bit();
      case AGENT_RETRY, AGENT_ROLLING_BACK -> DEGRADED.bit();
      case ROLLED_BACK -> ROLLED_BACK.bit() | crashedBefore(endpoint);
      case WITHDRAWN -> WITHDRAWN.bit();
    };
  }

  /** A machine that stopped and came up again by itself still has the new version. */
  private static int crashedBefore(Endpoint endpoint) {
    return endpoint.means() == RecoveryMeans.RESTARTS ? BUG_CHECKED.bit() : 0;
  }

  private static int recoveredBy(Endpoint endpoint) {
    return switch (endpoint.means()) {
      case NONE -> 0;
      case RESTARTS -> BUG_CHECKED.bit() | RECOVERED_BY_RESTARTS.bit();
      case QUICK_MACHINE_RECOVERY -> BUG_CHECKED.bit() | RECOVERED_BY_QMR.bit();
      case HANDS -> BUG_CHECKED.bit() | RECOVERED_BY_HANDS.bit();
      case HANDS_WITH_KEY -> BUG_CHECKED.bit() | RECOVERED_BY_HANDS_WITH_KEY.bit();
      case ROLLBACK -> RECOVERED_BY_ROLLBACK.bit();
      // Both leave the device with the new version, and so ACTIVE.
      case AGENT_RESTART, FIXED_VERSION -> INSTALLED.bit();
    };
  }

  private static int known(Endpoint endpoint) {
    Count count =
        switch (endpoint.phase()) {
          case IDLE, OFFERED, DOWNLOAD_QUEUED, INSTALLING, PENDING_RESTART, RESTARTING, WITHDRAWN ->
              null;
          case ROLLED_BACK -> endpoint.means() == RecoveryMeans.RESTARTS ? KNOWN_CRASHED : null;
          case ACTIVE, ROLLING_BACK -> knownUp(endpoint.means());
          case CRASHED,
              ENTERING_WINRE,
              WINRE_WAITING,
              REMEDIATION_QUEUED,
              REMEDIATING,
              BOOT_LOOP,
              AWAITING_HANDS,
              HANDS_ON,
              BOOTING_MENDED ->
              SILENT;
          case RECOVERED ->
              endpoint.means() == RecoveryMeans.ROLLBACK ? KNOWN_DEGRADED : KNOWN_CRASHED;
          case AGENT_DOWN -> endpoint.awaitsFixedVersion() ? null : KNOWN_DEGRADED;
          case AGENT_RETRY, AGENT_ROLLING_BACK -> KNOWN_DEGRADED;
        };
    return count == null ? 0 : count.bit();
  }

  private static Count knownUp(RecoveryMeans means) {
    return switch (means) {
      case RESTARTS -> KNOWN_CRASHED;
      case AGENT_RESTART -> KNOWN_DEGRADED;
      case NONE, QUICK_MACHINE_RECOVERY, HANDS, HANDS_WITH_KEY, ROLLBACK, FIXED_VERSION ->
          KNOWN_INSTALLED;
    };
  }
}
