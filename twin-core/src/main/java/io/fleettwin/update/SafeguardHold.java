package io.fleettwin.update;

import io.fleettwin.device.Device;

/**
 * Keeps an update away from devices that match a failing combination, in any rollout of the same
 * component.
 *
 * @param id names the hold in its world
 * @param component whose updates are held; see {@link Update#component}
 * @param version the version that is held; empty for all
 */
public record SafeguardHold(String id, String component, String version, Combination devices) {

  /** What the ids of holds begin with that gates have placed; the rollout's id follows. */
  private static final String GATE = "gate:";

  /** What keeps the version that a gate has failed on away from all other rollouts. */
  public static SafeguardHold ofFailedGate(String rollout, Update update) {
    return new SafeguardHold(
        idOfGate(rollout), update.component(), update.version(), Combination.ALL);
  }

  /** Whether only a gate can place a hold of this id. */
  public static boolean isOfGate(String id) {
    return id.startsWith(GATE);
  }

  /** The id of the hold that a rollout's gate places when it fails. */
  public static String idOfGate(String rollout) {
    return GATE + rollout;
  }

  public boolean holds(Update update, Device device) {
    return update.component().equals(component)
        && (version.isEmpty() || version.equals(update.version()))
        && devices.matches(device);
  }
}
