package io.fleettwin.endpoint;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.FormFactor;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;

/**
 * When endpoints are switched on. Servers and kiosks always are; desktops on weekdays from 8 to 18
 * local time, each up to 90 minutes earlier or later, and a share of them day and night; laptops
 * the same, with the lid closed for 45 minutes around noon and some evenings. No public trace
 * exists, so all of this is assumed.
 *
 * @param leftOnShare share of desktops that are never switched off, 0 to 1
 * @param eveningShare share of laptop evenings, 20 to 22 o'clock, that are worked
 */
public record Presence(Calendar calendar, Draws draws, double leftOnShare, double eveningShare) {

  private static final int DAY_BEGINS = 8 * 60;
  private static final int DAY_ENDS = 18 * 60;
  private static final int SPREAD = 90;
  private static final int LID_CLOSES = 12 * 60;
  private static final int LID_SPREAD = 60;
  private static final int LID_CLOSED = 45;
  private static final int EVENING_BEGINS = 20 * 60;
  private static final int EVENING_ENDS = 22 * 60;

  /** Days to look ahead for a switched-on minute; a weekend is two. */
  private static final int MAX_DAYS_OFF = 4;

  /** Whether the device is switched on. */
  public boolean isUp(DeviceProfile profile, long key, int tick) {
    return nextUp(profile, key, tick) == tick;
  }

  /** The first tick, from the given one on, at which the device is switched on. */
  public int nextUp(DeviceProfile profile, long key, int tick) {
    if (isAlwaysOn(profile.hardware().formFactor(), key)) {
      return tick;
    }
    boolean laptop = profile.hardware().formFactor() == FormFactor.LAPTOP;
    int local = calendar.localMinute(tick, profile.site().utcOffsetMinutes());
    int offset = local - tick;
    for (int day = local / Calendar.DAY; day <= local / Calendar.DAY + MAX_DAYS_OFF; day++) {
      int midnight = day * Calendar.DAY;
      int within = Math.max(0, local - midnight);
      int up = nextUpOfDay(key, day, Calendar.isWeekend(midnight), laptop, within);
      if (up < Calendar.DAY) {
        return midnight + up - offset;
      }
    }
    throw new IllegalStateException("no device is off for " + MAX_DAYS_OFF + " days");
  }

  /**
   * Until when a device that is switched on at a tick stays so, the end not included; the tick
   * itself if it is off then.
   */
  public int upUntil(DeviceProfile profile, long key, int tick) {
    if (isAlwaysOn(profile.hardware().formFactor(), key)) {
      return Endpoint.NEVER;
    }
    boolean laptop = profile.hardware().formFactor() == FormFactor.LAPTOP;
    int local = calendar.localMinute(tick, profile.site().utcOffsetMinutes());
    int day = local / Calendar.DAY;
    int within = local - day * Calendar.DAY;
    int until = upUntilOfDay(key, day, Calendar.isWeekend(local), laptop, within);
    return tick + until - within;
  }

  /** The next end of the device's active hours (17:00 local), after a tick. */
  public int endOfActiveHours(DeviceProfile profile, int tick) {
    int local = calendar.localMinute(tick, profile.site().utcOffsetMinutes());
    int today = local / Calendar.DAY * Calendar.DAY + 17 * 60;
    return (today > local ? today : today + Calendar.DAY) - (local - tick);
  }

  /**
   * The device's next start after a tick: when it is switched on in the morning; {@link
   * Endpoint#NEVER} if it is never switched off.
   */
  public int nextStart(DeviceProfile profile, long key, int tick) {
    if (isAlwaysOn(profile.hardware().formFactor(), key)) {
      return Endpoint.NEVER;
    }
    int nextMidnight = Calendar.DAY - localMinuteOfDay(profile, tick);
    return nextUp(profile, key, tick + nextMidnight);
  }

  private int localMinuteOfDay(DeviceProfile profile, int tick) {
    return calendar.localMinute(tick, profile.site().utcOffsetMinutes()) % Calendar.DAY;
  }

  private boolean isAlwaysOn(FormFactor formFactor, long key) {
    return formFactor.isAlwaysOn()
        || (formFactor == FormFactor.DESKTOP
            && draws.happens(leftOnShare, key, Draw.DAY_SPREAD, -1));
  }

  /** The first minute of a day, not before one, at which it is on; a day's length if none. */
  private int nextUpOfDay(long key, int day, boolean weekend, boolean laptop, int from) {
    if (!weekend) {
      int end = end(key);
      int up = Math.max(from, begin(key));
      if (laptop) {
        int lid = lid(key);
        up = up >= lid && up < lid + LID_CLOSED ? lid + LID_CLOSED : up;
      }
      if (up < end) {
        return up;
      }
    }
    int evening = Math.max(from, EVENING_BEGINS);
    boolean worked = laptop && evening < EVENING_ENDS && isEveningWorked(key, day);
    return worked ? evening : Calendar.DAY;
  }

  private int upUntilOfDay(long key, int day, boolean weekend, boolean laptop, int from) {
    if (!weekend) {
      int end = end(key);
      if (from < end) {
        int lid = laptop ? lid(key) : end;
        boolean up = from >= begin(key) && (from < lid || from >= lid + LID_CLOSED);
        return up ? (from < lid ? lid : end) : from;
      }
    }
    boolean up =
        laptop && from >= EVENING_BEGINS && from < EVENING_ENDS && isEveningWorked(key, day);
    return up ? EVENING_ENDS : from;
  }

  private int begin(long key) {
    return DAY_BEGINS - SPREAD + draws.below(2 * SPREAD, key, Draw.DAY_SPREAD, 0);
  }

  private int end(long key) {
    return DAY_ENDS - SPREAD + draws.below(2 * SPREAD, key, Draw.DAY_SPREAD, 1);
  }

  private int lid(long key) {
    return LID_CLOSES + draws.below(LID_SPREAD, key, Draw.LID, 0);
  }

  private boolean isEveningWorked(long key, int day) {
    return draws.happens(eveningShare, key, Draw.DAY_SPREAD, 2 + day);
  }
}
