package io.fleettwin.software;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue says of one module, which may have several altitudes: one company that filters
 * in several groups, or several companies that use the same file name.
 *
 * @param module file name in lower case
 * @param entries at least one, in the catalogue's order: highest altitude first
 */
public record CataloguedDriver(String module, List<CatalogueEntry> entries) {
  public CataloguedDriver {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a catalogued driver has at least one entry");
    }
  }

  /**
   * The company behind the module; empty if several companies share the file name, so that the name
   * alone does not tell. Spellings of one company, such as {@code Kaspersky} and {@code Kaspersky
   * Lab}, count as one, and the first is taken.
   */
  public Optional<String> vendor() {
    var shortest =
        entries.stream().map(entry -> letters(entry.company())).min(CataloguedDriver::byLength);
    boolean one =
        entries.stream().allMatch(entry -> letters(entry.company()).startsWith(shortest.get()));
    return one ? Optional.of(entries.get(0).company()) : Optional.empty();
  }

  /** All the kinds it stands under. */
  public Set<DriverKind> kinds() {
    var kinds = EnumSet.noneOf(DriverKind.class);
    entries.forEach(entry -> kinds.add(entry.kind()));
    return Collections.unmodifiableSet(kinds);
  }

  /** The first of its kinds in the order of {@link DriverKind}. */
  public DriverKind kind() {
    return kinds().iterator().next();
  }

  private static int byLength(String one, String other) {
    return Integer.compare(one.length(), other.length());
  }

  private static String letters(String company) {
    var kept = new StringBuilder();
    company
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }
}
