package io.fleettwin.software;

import java.util.Locale;
import java.util.Objects;

/**
 * A driver as it is installed on a device.
 *
 * @param module file name in lower case, such as {@code csagent.sys}; 1 to {@value #MAX_TEXT_CHARS}
 *     characters
 * @param vendor who publishes it; empty where the inventory does not say
 * @param version file version; empty where the inventory does not say
 */
public record Driver(
    String module,
    String vendor,
    String version,
    DriverMode mode,
    StartType start,
    LoadState load) {

  /** The longest module name, vendor or version that is kept, in characters. */
  public static final int MAX_TEXT_CHARS = 128;

  public Driver {
    module = text("module", module).toLowerCase(Locale.ROOT);
    vendor = text("vendor", vendor);
    version = text("version", version);
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(load, "load");
    if (module.isEmpty()) {
      throw new IllegalArgumentException("module must not be empty");
    }
  }

  private static String text(String field, String value) {
    Objects.requireNonNull(value, field);
    if (value.length() > MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters, at most " + MAX_TEXT_CHARS + " allowed");
    }
    return value;
  }
}
