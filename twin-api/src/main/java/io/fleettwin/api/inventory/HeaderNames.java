package io.fleettwin.api.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Column names as they are compared: letters and digits only, in lower case, so that {@code
 * DeviceName} of an interface and {@code Device name} of a portal are the same column.
 */
record HeaderNames(List<String> compared) {

  static HeaderNames of(List<String> names) {
    var compared = new ArrayList<String>();
    names.forEach(name -> compared.add(plain(name)));
    return new HeaderNames(List.copyOf(compared));
  }

  boolean has(String name) {
    return at(name) >= 0;
  }

  /** The position of the first of these names that is there, or -1. */
  int at(String... names) {
    for (String name : names) {
      int position = compared.indexOf(plain(name));
      if (position >= 0) {
        return position;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{Nd}]", "").toLowerCase(Locale.ROOT);
  }
}
