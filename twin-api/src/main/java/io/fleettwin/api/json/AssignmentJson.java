package io.fleettwin.api.json;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.Offer;

/**
 * An update that a device was offered.
 *
 * @param ring position of the device's ring in the rollout, from 0
 * @param part what is replaced: driver, agent, content or os
 * @param previousVersion what taking it back would bring; left out until the update is active
 */
public record AssignmentJson(
    String rollout,
    int ring,
    String update,
    String part,
    String component,
    String version,
    String progress,
    String previousVersion) {

  static AssignmentJson of(Assignment assignment) {
    Offer offer = assignment.offer();
    return new AssignmentJson(
        offer.rollout(),
        offer.ring(),
        offer.updateId(),
        WireNames.of(offer.change().part()),
        offer.change().component(),
        offer.change().version(),
        WireNames.of(assignment.progress()),
        assignment.undo().map(undo -> undo.version()).orElse(null));
  }
}
