package io.fleettwin.api.inventory;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables that a row can come from. Names of scheduled queries are free, so the columns tell; a
 * query may join tables, and then a row is of several. A row of drivers joined with services is one
 * of drivers.
 *
 * <p>Source of the columns: osquery's schema.
 */
enum OsqueryTable {
  DRIVERS,
  SERVICES,
  OS_VERSION,
  SYSTEM_INFO,
  BITLOCKER_INFO,
  /** Installed updates; the build tells as much. */
  PATCHES;

  /** The tables of a row; none if it is of a table that is not imported. */
  static Set<OsqueryTable> of(Map<String, String> row) {
    var tables = EnumSet.noneOf(OsqueryTable.class);
    if (row.containsKey("image") || row.containsKey("inf")) {
      tables.add(DRIVERS);
    } else if (row.containsKey("start_type")) {
      tables.add(SERVICES);
    }
    if (row.containsKey("protection_status") || row.containsKey("conversion_status")) {
      tables.add(BITLOCKER_INFO);
    }
    if (row.containsKey("hardware_vendor") || row.containsKey("hardware_model")) {
      tables.add(SYSTEM_INFO);
    }
    if (row.containsKey("build") || row.containsKey("platform")) {
      tables.add(OS_VERSION);
    }
    if (row.containsKey("hotfix_id")) {
      tables.add(PATCHES);
    }
    return tables;
  }

  /** Whether its rows make up the set of drivers. */
  boolean isAboutDrivers() {
    return this == DRIVERS || this == SERVICES;
  }
}
