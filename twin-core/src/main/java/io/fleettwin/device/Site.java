package io.fleettwin.device;

/**
 * Where a device stands.
 *
 * @param name 1 to 64 characters
 * @param utcOffsetMinutes local time minus UTC, -720 to 840
 */
public record Site(String name, int utcOffsetMinutes) {
  public Site {
    if (name.isEmpty() || name.length() > 64) {
      throw new IllegalArgumentException("a site's name has 1 to 64 characters");
    }
    if (utcOffsetMinutes < -720 || utcOffsetMinutes > 840) {
      throw new IllegalArgumentException("a site's UTC offset is -720 to 840 minutes");
    }
  }
}
