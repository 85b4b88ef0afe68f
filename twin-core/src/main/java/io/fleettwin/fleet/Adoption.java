package io.fleettwin.fleet;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.recovery.RecoveryMeans;

/**
 * Gives a device that has reported, and now lives on in a fork, the simulated endpoint that fits
 * what it reported last. What a report does not tell is taken as early as it can be: an
 * installation that had begun ends with the next minute, and a machine that was offline is up when
 * its hours say so.
 *
 * <p>A device that is down and was never offered an update stays as it is: nobody knows what is
 * wrong with it, so nothing brings it back, and no rollout takes it.
 */
public final class Adoption {

  private final Presence presence;
  private final int tick;

  /**
   * Adoption into a world.
   *
   * @param model of its endpoints
   * @param tick at which it begins
   */
  public Adoption(EndpointModel model, int tick) {
    this.presence = model.presence();
    this.tick = tick;
  }

  /** The device as the world has it; a simulated one stays as it is. */
  public Device adopt(Device device) {
    if (device.endpoint() != 0 || device.assignment().isEmpty()) {
      return device;
    }
    return device.withEndpoint(endpoint(device, device.assignment().get()).pack());
  }

  private Endpoint endpoint(Device device, Assignment latest) {
    Phase phase =
        switch (device.boot().health()) {
          case HEALTHY, OFFLINE -> up(latest);
          case BOOTING -> Phase.BOOTING_MENDED;
          case CRASHED -> Phase.CRASHED;
          case BOOT_LOOP -> Phase.BOOT_LOOP;
          case RECOVERY -> Phase.WINRE_WAITING;
          case AWAITING_HANDS -> Phase.AWAITING_HANDS;
          case DEGRADED -> Phase.AGENT_DOWN;
        };
    return new Endpoint(
        phase,
        due(device, phase),
        Math.min(device.boot().sinceTick(), tick),
        0,
        device.boot().failedStarts(),
        latest.recoveredBy());
  }

  private static Phase up(Assignment latest) {
    return switch (latest.progress()) {
      case OFFERED -> Phase.OFFERED;
      case INSTALLING -> Phase.INSTALLING;
      case PENDING_RESTART -> Phase.PENDING_RESTART;
      case ACTIVE -> latest.recoveredBy() == RecoveryMeans.NONE ? Phase.ACTIVE : Phase.RECOVERED;
      // A failed installation leaves the machine as it was, and free for another update.
      case FAILED, WITHDRAWN -> Phase.WITHDRAWN;
      case ROLLING_BACK -> Phase.ROLLING_BACK;
      case ROLLED_BACK -> Phase.ROLLED_BACK;
    };
  }

  private int due(Device device, Phase phase) {
    int next = tick + 1;
    return switch (phase) {
      case OFFERED, ROLLING_BACK -> upFrom(device, next);
      case PENDING_RESTART -> upFrom(device, presence.endOfActiveHours(device.profile(), next));
      case INSTALLING, CRASHED, WINRE_WAITING, BOOTING_MENDED -> next;
      default -> Endpoint.NEVER;
    };
  }

  private int upFrom(Device device, int from) {
    DeviceProfile profile = device.profile();
    return presence.nextUp(profile, device.id().key(), from);
  }
}
