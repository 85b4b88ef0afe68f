package io.fleettwin.api.json;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.world.ServiceDesk;

/**
 * The people who go to devices; see {@link ServiceDesk}.
 *
 * @param opens local time of day, such as {@code 08:00}
 * @param closes local time of day, at most {@code 24:00}
 */
public record ServiceDeskJson(
    Integer technicians, String opens, String closes, Boolean weekends, String utcOffset) {

  private static final String TIME_FORM = "a time of day such as 08:00, ";

  static ServiceDeskJson of(ServiceDesk desk) {
    return new ServiceDeskJson(
        desk.technicians(),
        WireTimes.timeOfDay(desk.opens()),
        WireTimes.timeOfDay(desk.closes()),
        desk.weekends(),
        WireTimes.utcOffset(desk.utcOffsetMinutes()));
  }

  ServiceDesk read(Checks checks) {
    int people = checks.whole("technicians", technicians, 0, ServiceDesk.MAX_TECHNICIANS, null);
    int from =
        checks.within(
            "opens",
            opens,
            WireTimes::timeOfDay,
            0,
            Calendar.DAY - 1,
            TIME_FORM + "00:00 to 23:59",
            0);
    int until =
        checks.within(
            "closes",
            closes,
            WireTimes::timeOfDay,
            1,
            Calendar.DAY,
            TIME_FORM + "00:01 to 24:00",
            Calendar.DAY);
    if (until <= from) {
      checks.wrong("closes", "must be later than opens");
    }
    return new ServiceDesk(
        people,
        from,
        Math.max(until, from + 1),
        checks.flag("weekends", weekends, true),
        SiteJson.offset(checks, utcOffset));
  }
}
