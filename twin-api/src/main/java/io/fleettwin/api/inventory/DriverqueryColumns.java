package io.fleettwin.api.inventory;

import java.util.List;
import java.util.Optional;

/**
 * Where driverquery's output has what. Windows translates the header, so one without English names
 * is taken by position, if it has as many columns as the verbose form.
 *
 * @param module the driver's service name
 * @param startMode -1 in the short form, which is written without {@code /v}
 * @param state -1 in the short form
 * @param status -1 in the short form
 * @param path -1 in the short form
 * @param byPosition whether the names did not tell
 */
record DriverqueryColumns(
    int module, int startMode, int state, int status, int path, boolean byPosition) {

  /** The columns of {@code driverquery /v /fo csv}, in their order. */
  static final List<String> VERBOSE =
      List.of(
          "Module Name",
          "Display Name",
          "Description",
          "Driver Type",
          "Start Mode",
          "State",
          "Status",
          "Accept Stop",
          "Accept Pause",
          "Paged Pool(bytes)",
          "Code(bytes)",
          "BSS(bytes)",
          "Link Date",
          "Path",
          "Init(bytes)");

  /** What is expected, for a refusal. */
  static final String EXPECTED =
      "the header of driverquery /v /fo csv: " + String.join(", ", VERBOSE);

  /** The columns of a header, unless it is not driverquery's. */
  static Optional<DriverqueryColumns> of(List<String> header) {
    var names = HeaderNames.of(header);
    if (names.has("Module Name")) {
      return Optional.of(in(names, false));
    }
    boolean otherFormat = IntuneColumns.of(header).isPresent();
    return header.size() == VERBOSE.size() && !otherFormat
        ? Optional.of(in(HeaderNames.of(VERBOSE), true))
        : Optional.empty();
  }

  /** Whether start modes and states are there. */
  boolean isVerbose() {
    return startMode >= 0 && state >= 0;
  }

  private static DriverqueryColumns in(HeaderNames names, boolean byPosition) {
    return new DriverqueryColumns(
        names.at("Module Name"),
        names.at("Start Mode"),
        names.at("State"),
        names.at("Status"),
        names.at("Path"),
        byPosition);
  }
}
