package io.fleettwin.api.inventory;

import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins osquery's drivers with its services. The table {@code drivers} holds the drivers of devices
 * in use, with version and vendor but without start type; {@code services}, since osquery 5.10,
 * also every kernel and file-system driver, and alone the filters of security software.
 *
 * <p>A driver without a service row is taken as RUNNING, since the table lists drivers in use, and
 * started on DEMAND, as device drivers are.
 *
 * <p>Sources: osquery issue 6852 and pull request 8119; its schema.
 */
final class OsqueryDrivers {

  /** Exit codes of a stopped driver that did not fail: none, and never started. */
  private static final Set<String> NO_FAILURE = Set.of("", "0", "1077");

  private record Service(StartType start, LoadState load, String path) {}

  private final FoundDrivers found;
  private final Problems problems;
  private final Map<String, Service> services = new HashMap<>();

  OsqueryDrivers(FoundDrivers found, Problems problems) {
    this.found = found;
    this.problems = problems;
  }

  /** Adds all drivers of a host; services that are no drivers are passed over. */
  void addAll(List<OsqueryQuery.Row> drivers, List<OsqueryQuery.Row> serviceRows) {
    for (OsqueryQuery.Row row : serviceRows) {
      if (row.value("service_type").toUpperCase(Locale.ROOT).endsWith("_DRIVER")) {
        service(row).ifPresent(service -> addService(row, service));
      }
    }
    drivers.forEach(this::addDriver);
  }

  private void addService(OsqueryQuery.Row row, Service service) {
    services.put(key(row.value("name")), service);
    var module =
        ModuleName.ofPath(service.path()).or(() -> ModuleName.ofService(row.value("name")));
    if (module.isEmpty()) {
      problems.rejected(row.line(), "path", "neither path nor name gives a driver's file name");
      return;
    }
    found.add(row.line(), module.get(), "", "", service.start(), service.load());
  }

  private void addDriver(OsqueryQuery.Row row) {
    var own = row.columns().containsKey("start_type") ? service(row) : Optional.<Service>empty();
    var service = own.or(() -> Optional.ofNullable(services.get(key(row.value("service")))));
    var module =
        ModuleName.ofPath(row.value("image"))
            .or(() -> service.flatMap(known -> ModuleName.ofPath(known.path())))
            .or(() -> ModuleName.ofService(row.value("service")));
    // Many devices, such as volumes and software devices, have no driver service at all.
    module.ifPresent(name ->
        found.add(
            row.line(),
            name,
            row.value("provider").isEmpty() ? row.value("manufacturer") : row.value("provider"),
            row.value("version"),
            service.map(Service::start).orElse(StartType.DEMAND),
            service.map(Service::load).orElse(LoadState.RUNNING)));
  }

  private Optional<Service> service(OsqueryQuery.Row row) {
    var start = ServiceWords.startType(row.value("start_type"));
    if (start.isEmpty()) {
      problems.rejected(
          row.line(),
          "start_type",
          Problems.quoted(row.value("start_type")) + " is none of " + ServiceWords.START_TYPES);
      return Optional.empty();
    }
    String status = row.value("status");
    var load = status.isEmpty() ? Optional.of(LoadState.RUNNING) : ServiceWords.loadState(status);
    if (load.isEmpty()) {
      problems.rejected(
          row.line(), "status", Problems.quoted(status) + " is none of " + ServiceWords.STATES);
      return Optional.empty();
    }
    boolean failed =
        load.get() == LoadState.STOPPED && !NO_FAILURE.contains(row.value("win32_exit_code"));
    return Optional.of(
        new Service(start.get(), failed ? LoadState.FAILED : load.get(), row.value("path")));
  }

  private static String key(String service) {
    return service.toLowerCase(Locale.ROOT);
  }
}
