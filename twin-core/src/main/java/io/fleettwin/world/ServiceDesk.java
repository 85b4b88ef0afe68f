package io.fleettwin.world;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;

/**
 * The people who go to devices.
 *
 * @param technicians how many work at the same time; 0 for nobody
 * @param opens local minute of the day at which they begin, 0 to 1,439
 * @param closes local minute of the day at which they stop taking devices, above {@code opens}, at
 *     most 1,440
 * @param weekends whether they work on Saturdays and Sundays
 * @param utcOffsetMinutes local time minus UTC, -720 to 840
 */
public record ServiceDesk(
    int technicians, int opens, int closes, boolean weekends, int utcOffsetMinutes) {

  public static final int MAX_TECHNICIANS = 100_000;

  /** Nobody: devices that need hands stay down. */
  public static final ServiceDesk NONE = new ServiceDesk(0, 0, Calendar.DAY, true, 0);

  public ServiceDesk {
    if (technicians < 0 || technicians > MAX_TECHNICIANS) {
      throw new IllegalArgumentException("technicians is 0 to " + MAX_TECHNICIANS);
    }
    if (opens < 0 || opens >= closes || closes > Calendar.DAY) {
      throw new IllegalArgumentException(
          "opens and closes are minutes of the day, 0 <= opens < closes <= " + Calendar.DAY);
    }
    if (utcOffsetMinutes < -720 || utcOffsetMinutes > 840) {
      throw new IllegalArgumentException("a service desk's UTC offset is -720 to 840 minutes");
    }
  }

  /** Whether devices are taken on at a tick. */
  public boolean isOpen(Calendar calendar, int tick) {
    int local = calendar.localMinute(tick, utcOffsetMinutes);
    int minute = local % Calendar.DAY;
    return minute >= opens && minute < closes && (weekends || !Calendar.isWeekend(local));
  }

  /** The first tick after a given one at which devices are taken on. */
  public int nextOpen(Calendar calendar, int tick) {
    if (technicians == 0) {
      return Endpoint.NEVER;
    }
    int next = tick + 1;
    while (!isOpen(calendar, next)) {
      int minute = calendar.localMinute(next, utcOffsetMinutes) % Calendar.DAY;
      next += minute < opens ? opens - minute : Calendar.DAY - minute;
    }
    return next;
  }
}
