package io.fleettwin.device;

import io.fleettwin.software.VersionChange;

/**
 * An update as it is offered to a device.
 *
 * @param rollout the rollout that offers it
 * @param ring position of the device's ring in that rollout, from 0
 * @param module of the driver or service that the update belongs to, in lower case; empty if it is
 *     not known
 */
public record Offer(
    String rollout, int ring, String updateId, VersionChange change, String module) {

  /** An offer of an update of which it is not known what driver or service it belongs to. */
  public Offer(String rollout, int ring, String updateId, VersionChange change) {
    this(rollout, ring, updateId, change, "");
  }
}
