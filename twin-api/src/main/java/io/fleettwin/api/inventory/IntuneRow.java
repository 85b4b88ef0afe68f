package io.fleettwin.api.inventory;

import io.fleettwin.device.DeviceId;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import java.util.Locale;
import java.util.Optional;

/** The values of one row of an Intune export, each read with its own rules and reports. */
record IntuneRow(CsvRows.Row row, IntuneColumns columns, Problems problems) {

  /**
   * Whether it is a device with Windows for PCs; others are reported as skipped. Without a column
   * for the system, a version that begins with 10.0 tells Windows.
   */
  boolean isWindows() {
    String os = value(columns.os());
    String plain = os.toLowerCase(Locale.ROOT);
    boolean windows =
        os.isEmpty()
            ? value(columns.osVersion()).startsWith("10.0.")
            : plain.startsWith("windows")
                && !plain.contains("phone")
                && !plain.contains("mobile")
                && !plain.contains("holographic");
    if (!windows) {
      problems.skipped(
          row.line(),
          "OS",
          os.isEmpty() ? "does not tell that it runs Windows" : "runs " + Problems.quoted(os));
    }
    return windows;
  }

  /** The device's id, else its name; reported as rejected if neither can be a device id. */
  Optional<DeviceId> id() {
    String id = value(columns.id());
    String given = id.isEmpty() ? value(columns.name()) : id;
    if (DeviceId.isValid(given)) {
      return Optional.of(new DeviceId(given));
    }
    problems.rejected(
        row.line(),
        "Device ID",
        given.isEmpty()
            ? "is empty, and so is the device's name"
            : Problems.quoted(given) + " cannot be a device id");
    return Optional.empty();
  }

  /** A text, unless it is empty or too long. */
  Optional<String> text(int column, String field, int maxChars) {
    String text = value(column);
    if (text.length() > maxChars) {
      problems.noted(
          row.line(), field, "is longer than " + maxChars + " characters and was left out");
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Optional<Edition> edition(ReferenceData data) {
    String sku = value(columns.skuFamily());
    Optional<Edition> edition = sku.isEmpty() ? Optional.empty() : data.edition(sku);
    if (edition.isEmpty() && !sku.isEmpty()) {
      problems.noted(row.line(), "SkuFamily", Problems.quoted(sku) + " is no edition known here");
    }
    return edition;
  }

  /** The build; a device that has not checked in yet has 0.0.0.0, which tells nothing. */
  Optional<OsBuild> osBuild() {
    String version = value(columns.osVersion());
    try {
      return version.isEmpty() ? Optional.empty() : Optional.of(OsBuild.parse(version));
    } catch (IllegalArgumentException e) {
      problems.noted(
          row.line(),
          "OS version",
          Problems.quoted(version)
              + " is no build of Windows 10 or later, such as 10.0.26100.4770");
      return Optional.empty();
    }
  }

  Optional<Boolean> encrypted() {
    String word = value(columns.encrypted());
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1", "encrypted" -> Optional.of(true);
      case "false", "no", "0", "not encrypted", "notencrypted" -> Optional.of(false);
      case "", "unknown" -> Optional.empty();
      default -> {
        problems.noted(
            row.line(), "Encrypted", Problems.quoted(word) + " tells neither yes nor no");
        yield Optional.empty();
      }
    };
  }

  private String value(int column) {
    return column < 0 ? "" : row.values().get(column);
  }
}
