package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.OsqueryQuery.Row;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.Hardware;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All results of one host, and the device that they describe. */
final class OsqueryHost {

  private final DeviceId id;
  private final Problems problems;
  private final List<OsqueryResult> results = new ArrayList<>();
  private final Map<OsqueryTable, List<Row>> tables = new EnumMap<>(OsqueryTable.class);
  private boolean wholeDrivers = true;

  OsqueryHost(DeviceId id, Problems problems) {
    this.id = id;
    this.problems = problems;
  }

  void add(OsqueryResult result) {
    results.add(result);
  }

  /** The device, unless it has no Windows or nothing was told that is imported. */
  Optional<ImportedDevice> device(ReferenceData data, DriverPool pool) {
    int firstLine = results.get(0).line();
    replay();
    Optional<Row> system = last(OsqueryTable.OS_VERSION);
    String platform = system.map(row -> row.value("platform")).orElse("");
    if (!platform.isEmpty() && !platform.equalsIgnoreCase("windows")) {
      problems.skipped(firstLine, "platform", id + " runs " + Problems.quoted(platform));
      return Optional.empty();
    }
    Optional<DriverSet> drivers = drivers(data, pool);
    Optional<Row> machine = last(OsqueryTable.SYSTEM_INFO);
    List<Row> volumes = tables.getOrDefault(OsqueryTable.BITLOCKER_INFO, List.of());
    if (system.isEmpty() && machine.isEmpty() && volumes.isEmpty() && drivers.isEmpty()) {
      problems.skipped(firstLine, "", "nothing that is imported was told of " + id);
      return Optional.empty();
    }
    Optional<String> make = text(machine, "hardware_vendor");
    Optional<String> model = text(machine, "hardware_model");
    Optional<Edition> edition = text(system, "name").flatMap(data::edition);
    return Optional.of(
        new ImportedDevice(
            id,
            text(machine, "computer_name"),
            make,
            model,
            data.formFactor(edition, make, model),
            edition,
            system.flatMap(this::osBuild),
            encrypted(volumes),
            drivers.flatMap(set -> SecurityAgent.version(set, data.catalogue())),
            drivers));
  }

  private void replay() {
    Map<String, OsqueryQuery> queries = new LinkedHashMap<>();
    results.sort(Comparator.comparingLong(OsqueryResult::unixTime));
    for (OsqueryResult result : results) {
      queries.computeIfAbsent(result.query(), name -> new OsqueryQuery()).apply(result);
    }
    queries.forEach(this::sort);
    results.clear();
  }

  /** Sorts the rows of a query by table, and finds out whether those of drivers are all there. */
  private void sort(String name, OsqueryQuery query) {
    for (Row row : query.rows()) {
      for (OsqueryTable table : OsqueryTable.of(row.columns())) {
        tables.computeIfAbsent(table, first -> new ArrayList<>()).add(row);
        if (table.isAboutDrivers() && !query.isWhole() && wholeDrivers) {
          wholeDrivers = false;
          problems.noted(
              row.line(),
              "counter",
              "the log begins after the first result of query "
                  + Problems.quoted(name)
                  + ", so the drivers of "
                  + id
                  + " are not all there and were left out");
        }
      }
    }
  }

  private Optional<DriverSet> drivers(ReferenceData data, DriverPool pool) {
    var found = new FoundDrivers(data.catalogue(), problems);
    if (wholeDrivers) {
      new OsqueryDrivers(found, problems)
          .addAll(
              tables.getOrDefault(OsqueryTable.DRIVERS, List.of()),
              tables.getOrDefault(OsqueryTable.SERVICES, List.of()));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.toSet(pool));
  }

  private Optional<OsBuild> osBuild(Row system) {
    String revision = system.value("revision");
    String text = system.value("build") + (revision.isEmpty() ? "" : "." + revision);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(OsBuild.parse(text));
    } catch (IllegalArgumentException e) {
      problems.noted(system.line(), "build", Problems.quoted(text) + " is no build of Windows");
      return Optional.empty();
    }
  }

  /**
   * Whether drive C is protected; suspended protection needs no key, and so counts as none. In both
   * columns 1 is yes, 0 no, and anything else not certain.
   */
  private static Optional<Boolean> encrypted(List<Row> volumes) {
    Optional<Row> drive =
        volumes.size() == 1
            ? Optional.of(volumes.get(0))
            : volumes.stream()
                .filter(row -> row.value("drive_letter").equalsIgnoreCase("C:"))
                .findFirst();
    return drive.flatMap(row ->
        switch (row.columns().containsKey("protection_status")
            ? row.value("protection_status")
            : row.value("conversion_status")) {
          case "0" -> Optional.of(false);
          case "1" -> Optional.of(true);
          default -> Optional.<Boolean>empty();
        });
  }

  private Optional<Row> last(OsqueryTable table) {
    List<Row> rows = tables.getOrDefault(table, List.of());
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
  }

  private Optional<String> text(Optional<Row> row, String column) {
    String text = row.map(found -> found.value(column)).orElse("");
    if (text.length() > Hardware.MAX_TEXT_CHARS) {
      problems.noted(
          row.get().line(),
          column,
          "is longer than " + Hardware.MAX_TEXT_CHARS + " characters and was left out");
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
