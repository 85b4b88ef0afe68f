package io.fleettwin.software;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One altitude that was given to a filter driver.
 *
 * @param module as listed: a file name, at times with a remark behind it or without its ending
 * @param altitude where it stands in the stack of filters; the higher, the farther from the disk
 * @param company who asked for it
 */
public record CatalogueEntry(String module, BigDecimal altitude, DriverKind kind, String company) {

  private static final Pattern FILE_NAME =
      Pattern.compile("(.+?\\.(?:sys|exe))(?![a-z0-9]).*", Pattern.DOTALL);

  public CatalogueEntry {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(altitude, "altitude");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(company, "company");
    if (module.isBlank()) {
      throw new IllegalArgumentException("module must not be blank");
    }
  }

  /**
   * The module's file name in lower case: without remarks such as {@code (retired)} or {@code on
   * 64bit}, with {@code .sys} where the list leaves it out.
   */
  public String fileName() {
    String lower = module.strip().toLowerCase(Locale.ROOT);
    var match = FILE_NAME.matcher(lower);
    return match.matches() ? match.group(1) : lower + ".sys";
  }
}
