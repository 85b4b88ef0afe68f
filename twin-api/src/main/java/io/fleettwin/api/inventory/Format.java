package io.fleettwin.api.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The inventory formats that can be imported. */
public enum Format {
  /** {@code driverquery /v /fo csv}: the drivers of one device, which the output does not name. */
  DRIVERQUERY,
  /** The devices of a tenant: Intune's export API, or the portal's Export button. */
  INTUNE,
  /**
   * osquery's result log, one JSON object a line: drivers, services, system facts of many hosts.
   */
  OSQUERY;

  /** How many characters of a file are looked at to tell its format. */
  static final int HEAD_CHARS = 65_536;

  /** The name that callers use, such as {@code driverquery}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of this name, whatever its case. */
  public static Optional<Format> ofId(String id) {
    for (Format format : values()) {
      if (format.id().equalsIgnoreCase(id.strip())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Tells the format from the beginning of a file.
   *
   * @param head the first characters, up to {@value #HEAD_CHARS}
   */
  static Optional<Format> detect(String head) {
    String first =
        head.lines()
            .map(line -> line.replace("\uFEFF", "").strip())
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("");
    if (first.startsWith("{")) {
      return Optional.of(OSQUERY);
    }
    List<String> header = CsvLines.header(first).names();
    if (DriverqueryColumns.of(header).isPresent()) {
      return Optional.of(DRIVERQUERY);
    }
    return IntuneColumns.of(header).isPresent() ? Optional.of(INTUNE) : Optional.empty();
  }
}
