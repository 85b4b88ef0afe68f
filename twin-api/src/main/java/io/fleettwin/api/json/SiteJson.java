package io.fleettwin.api.json;

import io.fleettwin.device.Site;

/**
 * Where a device stands; see {@link Site}.
 *
 * @param utcOffset such as {@code +01:00}
 */
public record SiteJson(String name, String utcOffset) {

  static final int MAX_NAME_CHARS = 64;
  static final int MIN_OFFSET_MINUTES = -720;
  static final int MAX_OFFSET_MINUTES = 840;

  /** The site of a device whose site is not known. */
  static final Site UNKNOWN = new Site("unknown", 0);

  static SiteJson of(Site site) {
    return new SiteJson(site.name(), WireTimes.utcOffset(site.utcOffsetMinutes()));
  }

  Site read(Checks checks) {
    return new Site(checks.text("name", name, 1, MAX_NAME_CHARS, null), offset(checks, utcOffset));
  }

  /** A UTC offset in minutes; none is UTC itself. */
  static int offset(Checks checks, String utcOffset) {
    return checks.within(
        "utcOffset",
        utcOffset,
        WireTimes::utcOffset,
        MIN_OFFSET_MINUTES,
        MAX_OFFSET_MINUTES,
        "a UTC offset such as +01:00, -12:00 to +14:00",
        0);
  }
}
