package io.fleettwin.api.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of stop codes, such as PAGE_FAULT_IN_NONPAGED_AREA for 0x50.
 *
 * <p>Source: Microsoft, "Bug check code reference".
 */
public final class BugCheckNames {

  private final Map<Integer, String> names;

  private BugCheckNames(Map<Integer, String> names) {
    this.names = names;
  }

  /** Takes a table with the columns code, in hexadecimal with 0x, and name. */
  static BugCheckNames of(DataTable table) {
    Map<Integer, String> names = new HashMap<>();
    for (DataTable.Row row : table.rows()) {
      try {
        names.put(Integer.parseUnsignedInt(row.value(0).replaceFirst("^0x", ""), 16), row.value(1));
      } catch (NumberFormatException e) {
        throw row.wrong("'" + row.value(0) + "' is no hexadecimal code");
      }
    }
    return new BugCheckNames(Map.copyOf(names));
  }

  /** How many codes have a name. */
  public int size() {
    return names.size();
  }

  /** The name of a stop code. */
  public Optional<String> of(int stopCode) {
    return Optional.ofNullable(names.get(stopCode));
  }
}
