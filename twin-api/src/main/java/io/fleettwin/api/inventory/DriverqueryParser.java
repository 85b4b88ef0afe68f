package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import io.fleettwin.device.DeviceId;
import io.fleettwin.software.DriverCatalogue;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code driverquery /v /fo csv}, the drivers of one device. Sizes and dates, whose form
 * follows the locale, are not needed and so cannot spoil a row.
 *
 * <p>What the output leaves open: versions stay empty, vendors come from the catalogue. Without
 * {@code /v} there are no start modes and states; each driver is then taken as DEMAND and RUNNING,
 * as a device's driver that is in use, with a note: a fault in it counts as one that comes back.
 */
public final class DriverqueryParser {

  private final DriverCatalogue catalogue;

  public DriverqueryParser(DriverCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads a file to its end.
   *
   * @param fileName for messages
   * @param device that the drivers are on, since the output does not tell
   * @return one device, or none if no row was good
   */
  public ImportResult parse(Reader in, String fileName, DeviceId device)
      throws IOException, UnreadableInventoryException {
    var problems = new Problems();
    var rows = CsvRows.open(new LineSource(in, fileName), problems);
    var columns =
        DriverqueryColumns.of(rows.header())
            .orElseThrow(() ->
                new UnreadableInventoryException(
                    Code.WRONG_HEADER,
                    fileName,
                    "expected " + DriverqueryColumns.EXPECTED + "; found " + rows.header()));
    noteGuesses(columns, rows.headerLine(), problems);

    var found = new FoundDrivers(catalogue, problems);
    Map<String, Integer> seen = new HashMap<>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      add(row.get(), columns, found, seen, problems);
    }
    return problems.result(
        Format.DRIVERQUERY,
        found.isEmpty()
            ? List.of()
            : List.of(ImportedDevice.of(device).with(found.toSet(new DriverPool()))));
  }

  private static void noteGuesses(DriverqueryColumns columns, int line, Problems problems) {
    if (columns.byPosition()) {
      problems.noted(
          line, "", "the header is not the English one; its columns were taken by position");
    }
    if (!columns.isVerbose()) {
      problems.noted(
          line,
          "Start Mode",
          "the list was written without /v and has no start modes and states: all drivers were taken"
              + " as started on demand and running");
    }
  }

  private static void add(
      CsvRows.Row row,
      DriverqueryColumns columns,
      FoundDrivers found,
      Map<String, Integer> seen,
      Problems problems) {
    String name = row.values().get(columns.module());
    Optional<String> module =
        ModuleName.ofPath(value(row, columns.path())).or(() -> ModuleName.ofService(name));
    if (module.isEmpty()) {
      problems.rejected(
          row.line(), "Module Name", Problems.quoted(name) + " gives no file name, nor does Path");
      return;
    }
    Integer earlier = seen.putIfAbsent(name + "/" + module.get(), row.line());
    if (earlier != null) {
      problems.noted(
          row.line(), "Module Name", Problems.quoted(name) + " stands in line " + earlier + " too");
    }
    if (!columns.isVerbose()) {
      found.add(row.line(), module.get(), "", "", StartType.DEMAND, LoadState.RUNNING);
      return;
    }
    String startMode = value(row, columns.startMode());
    Optional<StartType> start = ServiceWords.startType(startMode);
    if (start.isEmpty()) {
      problems.rejected(
          row.line(),
          "Start Mode",
          Problems.quoted(startMode) + " is none of " + ServiceWords.START_TYPES);
      return;
    }
    String state = value(row, columns.state());
    Optional<LoadState> load = ServiceWords.loadState(state);
    if (load.isEmpty()) {
      problems.rejected(
          row.line(), "State", Problems.quoted(state) + " is none of " + ServiceWords.STATES);
      return;
    }
    boolean failed =
        load.get() == LoadState.STOPPED && value(row, columns.status()).equalsIgnoreCase("Error");
    found.add(
        row.line(), module.get(), "", "", start.get(), failed ? LoadState.FAILED : load.get());
  }

  private static String value(CsvRows.Row row, int column) {
    return column < 0 ? "" : row.values().get(column);
  }
}
