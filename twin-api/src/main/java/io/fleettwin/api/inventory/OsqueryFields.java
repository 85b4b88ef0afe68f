package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.OsqueryLineReader.BadLine;
import io.fleettwin.api.inventory.OsqueryResult.Shape;
import io.fleettwin.device.DeviceId;
import java.util.List;
import java.util.Map;

/** The fields of an osquery line as they are met, and the result that they make together. */
final class OsqueryFields {
  String query = "";
  String hostIdentifier = "";
  String hostname = "";
  String action = "";
  String unixTime = "";
  String epoch = "";
  String counter = "";
  boolean batch;
  List<Map<String, String>> columns;
  List<Map<String, String>> snapshot;
  List<Map<String, String>> added = List.of();
  List<Map<String, String>> removed = List.of();

  OsqueryResult toResult(int line) throws BadLine {
    if (snapshot != null) {
      return result(line, Shape.SNAPSHOT, snapshot, List.of());
    }
    if (batch) {
      return result(line, Shape.DIFFERENCE, added, removed);
    }
    if (columns == null) {
      throw new BadLine("", "has no result: neither columns nor snapshot nor diffResults");
    }
    return switch (action) {
      case "added" -> result(line, Shape.DIFFERENCE, columns, List.of());
      case "removed" -> result(line, Shape.DIFFERENCE, List.of(), columns);
      case "snapshot" -> result(line, Shape.SNAPSHOT_ROW, columns, List.of());
      default ->
          throw new BadLine(
              "action", Problems.quoted(action) + " is none of added, removed, snapshot");
    };
  }

  private OsqueryResult result(
      int line, Shape shape, List<Map<String, String>> came, List<Map<String, String>> went)
      throws BadLine {
    if (query.isBlank()) {
      throw new BadLine("name", "is missing");
    }
    return new OsqueryResult(
        line,
        host(),
        query.strip(),
        shape,
        number("unixTime", unixTime),
        epoch.isBlank() ? 0 : number("epoch", epoch),
        counter.isBlank() ? OsqueryResult.NO_COUNTER : number("counter", counter),
        came,
        went);
  }

  private String host() throws BadLine {
    String host = hostIdentifier.isBlank() ? hostname.strip() : hostIdentifier.strip();
    if (!DeviceId.isValid(host)) {
      throw new BadLine(
          "hostIdentifier",
          host.isEmpty() ? "is missing" : Problems.quoted(host) + " cannot be a device id");
    }
    return host;
  }

  /** osquery writes numbers as numbers or as texts, by version and flag. */
  private static long number(String field, String text) throws BadLine {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new BadLine(
          field, text.isBlank() ? "is missing" : Problems.quoted(text) + " is no whole number");
    }
  }
}
