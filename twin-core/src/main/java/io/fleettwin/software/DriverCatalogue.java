package io.fleettwin.software;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file-system filter drivers that are known by name, with vendor and kind. */
public final class DriverCatalogue {

  /** A catalogue that knows nothing. */
  public static final DriverCatalogue EMPTY = new DriverCatalogue(List.of());

  private final int size;
  private final Map<String, CataloguedDriver> byModule;
  private final Map<Pattern, CataloguedDriver> byPattern;

  /** A catalogue of these entries; those of one module are kept together. */
  public DriverCatalogue(List<CatalogueEntry> entries) {
    Map<String, List<CatalogueEntry>> grouped =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    CatalogueEntry::fileName, LinkedHashMap::new, Collectors.toList()));
    byModule = new LinkedHashMap<>();
    byPattern = new LinkedHashMap<>();
    grouped.forEach((module, same) -> {
      var driver = new CataloguedDriver(module, same);
      byModule.put(module, driver);
      if (module.contains("?")) {
        byPattern.put(wildcard(module), driver);
      }
    });
    size = entries.size();
  }

  /** Number of entries; one module may have several. */
  public int size() {
    return size;
  }

  /** All modules, in the order of their first entries. */
  public List<CataloguedDriver> drivers() {
    return new ArrayList<>(byModule.values());
  }

  /** What is known of a module, whatever the case of its name. */
  public Optional<CataloguedDriver> find(String module) {
    String name = module.toLowerCase(Locale.ROOT);
    var exact = byModule.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return byPattern.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The driver with its vendor filled in, if it has none and the catalogue knows one. */
  public Driver recognise(Driver driver) {
    if (!driver.vendor().isEmpty()) {
      return driver;
    }
    return find(driver.module())
        .flatMap(CataloguedDriver::vendor)
        .map(vendor ->
            new Driver(
                driver.module(),
                vendor,
                driver.version(),
                driver.mode(),
                driver.start(),
                driver.load()))
        .orElse(driver);
  }

  /** In the list a question mark stands for one character that differs between versions. */
  private static Pattern wildcard(String module) {
    return Pattern.compile(
        module.chars().mapToObj(DriverCatalogue::quoted).collect(Collectors.joining()));
  }

  private static String quoted(int character) {
    return character == '?' ? "." : Pattern.quote(Character.toString(character));
  }
}
