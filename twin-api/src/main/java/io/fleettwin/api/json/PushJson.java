package io.fleettwin.api.json;

import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;

/** How fast a ring is offered the update; see {@link PushRate}. */
public record PushJson(Integer devicesPerOffer, String every) {

  static final int MAX_DEVICES = 10_000_000;

  static PushJson of(PushRate rate) {
    return rate.devicesPerOffer() == 0
        ? null
        : new PushJson(rate.devicesPerOffer(), WireTimes.duration(rate.everyMinutes()));
  }

  PushRate read(Checks checks) {
    return new PushRate(
        checks.whole("devicesPerOffer", devicesPerOffer, 1, MAX_DEVICES, null),
        checks.minutes("every", every, 1, RingPlan.MAX_MINUTES, null));
  }
}
