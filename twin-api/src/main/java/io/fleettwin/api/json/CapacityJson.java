package io.fleettwin.api.json;

import io.fleettwin.world.Capacity;
import io.fleettwin.world.ServiceDesk;

/**
 * What a fleet has to share; see {@link Capacity}.
 *
 * @param serviceDesk left out for nobody
 * @param contentMegabits bandwidth for updates in megabits a second; 0 or left out for unlimited
 * @param remediationsPerMinute 0 or left out for unlimited
 */
public record CapacityJson(
    ServiceDeskJson serviceDesk, Integer contentMegabits, Integer remediationsPerMinute) {

  /** A terabit a second: more than any fleet has. */
  static final int MAX_MEGABITS = 1_000_000;

  static final int MAX_REMEDIATIONS = 1_000_000;

  static CapacityJson of(Capacity capacity) {
    return new CapacityJson(
        ServiceDeskJson.of(capacity.desk()),
        capacity.contentMegabits(),
        capacity.remediationsPerMinute());
  }

  Capacity read(Checks checks) {
    return new Capacity(
        serviceDesk == null ? ServiceDesk.NONE : serviceDesk.read(checks.in("serviceDesk")),
        checks.whole("contentMegabits", contentMegabits, 0, MAX_MEGABITS, 0),
        checks.whole("remediationsPerMinute", remediationsPerMinute, 0, MAX_REMEDIATIONS, 0));
  }
}
