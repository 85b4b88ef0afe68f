package io.fleettwin.cluster.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The databases that can hold the journal. */
public enum DatabaseKind {
  /** A file that this process alone has open. */
  H2,
  /** A server that all nodes of a cluster share. */
  POSTGRES;

  /** The name in the settings, for example {@code h2}. */
  public String settingName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DatabaseKind> named(String settingName) {
    return Arrays.stream(values()).filter(kind -> kind.settingName().equals(settingName)).findAny();
  }

  static String settingNames() {
    return Arrays.stream(values())
        .map(DatabaseKind::settingName)
        .collect(Collectors.joining(" or "));
  }
}
