package io.fleettwin.api.inventory;

import io.fleettwin.software.Driver;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file name of a driver, from what inventories tell: a path, or the name of its service. */
final class ModuleName {

  /** What Windows allows in a file name. */
  private static final Pattern FILE_NAME =
      Pattern.compile("[^\\\\/:*?\"<>|\\p{Cntrl}]{1," + Driver.MAX_TEXT_CHARS + "}");

  private ModuleName() {}

  /**
   * The last part of a path such as {@code \SystemRoot\System32\drivers\ACPI.sys}, in lower case;
   * empty if the path is, or if that part cannot be a file name.
   */
  static Optional<String> ofPath(String path) {
    String plain = path.strip().replace("\"", "");
    int slash = Math.max(plain.lastIndexOf('\\'), plain.lastIndexOf('/'));
    return fileName(plain.substring(slash + 1));
  }

  /** The file that a service's driver most likely is: the name with {@code .sys}. */
  static Optional<String> ofService(String service) {
    String plain = service.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    return fileName(plain.endsWith(".sys") ? plain : plain + ".sys");
  }

  private static Optional<String> fileName(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return FILE_NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
