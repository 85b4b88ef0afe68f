package io.fleettwin.api.json;

import static io.fleettwin.rollout.RingPlan.MAX_MINUTES;

import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;

/**
 * A ring of a plan; see {@link RingPlan}. It has either a share or a number of devices; without
 * both, the last ring takes the rest.
 *
 * @param share of all devices that can take the update, above 0, at most 1
 * @param deferral from the start of the rollout until the ring may open; left out for none
 * @param deadline from an installation to a forced restart; left out for none
 * @param push left out for all at once
 * @param gate left out for none
 */
public record RingJson(
    String name,
    Double share,
    Integer devices,
    String deferral,
    String deadline,
    PushJson push,
    GateJson gate) {

  static final int MAX_NAME_CHARS = 40;

  static RingJson of(RingPlan ring) {
    Double share = null;
    Integer devices = null;
    switch (ring.size()) {
      case RingSize.Share s -> share = s.share();
      case RingSize.Devices d -> devices = d.devices();
      case RingSize.Rest rest -> {}
    }
    return new RingJson(
        ring.name(),
        share,
        devices,
        WireTimes.duration(ring.deferralMinutes()),
        WireTimes.duration(ring.deadlineMinutes()),
        PushJson.of(ring.push()),
        GateJson.of(ring.gate()));
  }

  RingPlan read(Checks checks) {
    return new RingPlan(
        checks.text("name", name, 1, MAX_NAME_CHARS, null),
        size(checks),
        checks.minutes("deferral", deferral, 0, MAX_MINUTES, 0),
        checks.minutes("deadline", deadline, 0, MAX_MINUTES, 0),
        push == null ? PushRate.ALL_AT_ONCE : push.read(checks.in("push")),
        gate == null ? Gate.NONE : gate.read(checks.in("gate")));
  }

  private RingSize size(Checks checks) {
    if (share != null && devices != null) {
      checks.wrong("share", "must not stand beside devices: a ring has one size");
    }
    if (share != null) {
      return new RingSize.Share(checks.number("share", share, Double.MIN_VALUE, 1.0, null));
    }
    return devices == null
        ? new RingSize.Rest()
        : new RingSize.Devices(checks.whole("devices", devices, 1, PushJson.MAX_DEVICES, null));
  }
}
