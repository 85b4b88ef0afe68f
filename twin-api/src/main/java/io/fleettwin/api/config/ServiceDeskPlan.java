package io.fleettwin.api.config;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.world.ServiceDesk;
import java.util.OptionalInt;

/**
 * The people who go to devices: so many, or in proportion to the fleet.
 *
 * @param technicians who work at the same time; empty if they grow with the fleet
 * @param techniciansPerThousand the same per 1,000 devices, 0 to 1,000, if they do
 * @param opens local minute of the day at which they begin
 * @param closes local minute of the day at which they stop taking devices
 * @param weekends whether they work on Saturdays and Sundays
 * @param utcOffsetMinutes local time minus UTC
 */
public record ServiceDeskPlan(
    OptionalInt technicians,
    double techniciansPerThousand,
    int opens,
    int closes,
    boolean weekends,
    int utcOffsetMinutes) {
  public ServiceDeskPlan {
    if (!(techniciansPerThousand >= 0 && techniciansPerThousand <= 1_000)) {
      throw new IllegalArgumentException("techniciansPerThousand is 0 to 1000");
    }
    if (opens < 0 || opens >= closes || closes > Calendar.DAY) {
      throw new IllegalArgumentException("opens lies before closes, and both in one day");
    }
  }

  /** The service desk of a fleet of this size; at least one person, unless it has none at all. */
  public ServiceDesk forFleetOf(int devices) {
    return new ServiceDesk(
        technicians.orElseGet(() -> inProportion(devices)),
        opens,
        closes,
        weekends,
        utcOffsetMinutes);
  }

  private int inProportion(int devices) {
    long people = Math.round(techniciansPerThousand * devices / 1_000);
    return Math.clamp(people, techniciansPerThousand > 0 ? 1 : 0, ServiceDesk.MAX_TECHNICIANS);
  }
}
