package io.fleettwin.api.inventory;

import io.fleettwin.device.FormFactor;
import io.fleettwin.software.CatalogueEntry;
import io.fleettwin.software.DriverCatalogue;
import io.fleettwin.software.DriverKind;
import io.fleettwin.software.Edition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The published facts that inventories are read with, from {@code config/data}; that directory's
 * README names their sources.
 */
public final class ReferenceData {

  private final DriverCatalogue catalogue;
  private final BugCheckNames bugChecks;
  private final Guesses<FormFactor> formFactors;
  private final Guesses<Edition> editions;

  private ReferenceData(
      DriverCatalogue catalogue,
      BugCheckNames bugChecks,
      Guesses<FormFactor> formFactors,
      Guesses<Edition> editions) {
    this.catalogue = catalogue;
    this.bugChecks = bugChecks;
    this.formFactors = formFactors;
    this.editions = editions;
  }

  /** The directory in this installation: below the system property {@code twin.home}, or here. */
  public static Path directory() {
    return Path.of(System.getProperty("twin.home", ".")).resolve("config").resolve("data");
  }

  /**
   * Reads all files.
   *
   * @throws IOException if one is not there or cannot be read
   * @throws IllegalStateException if one is not what it should be; the message names file and line
   */
  public static ReferenceData load(Path directory) throws IOException {
    return new ReferenceData(
        catalogue(directory.resolve("minifilter-altitudes.csv")),
        BugCheckNames.of(DataTable.read(directory.resolve("bug-check-codes.csv"), "code", "name")),
        Guesses.of(
            DataTable.read(directory.resolve("form-factors.csv"), "pattern", "form_factor", "note"),
            FormFactor.class),
        Guesses.of(
            DataTable.read(directory.resolve("windows-editions.csv"), "pattern", "edition", "note"),
            Edition.class));
  }

  /** The file-system filter drivers that Microsoft lists. */
  public DriverCatalogue catalogue() {
    return catalogue;
  }

  /** The names of stop codes. */
  public BugCheckNames bugChecks() {
    return bugChecks;
  }

  /** The edition that a name such as {@code Microsoft Windows 11 Enterprise} stands for. */
  Optional<Edition> edition(String name) {
    return editions.of(name);
  }

  /** What kind of machine this is, if the edition or the model tells. */
  Optional<FormFactor> formFactor(
      Optional<Edition> edition, Optional<String> make, Optional<String> model) {
    if (edition.filter(Edition.SERVER::equals).isPresent()) {
      return Optional.of(FormFactor.SERVER);
    }
    return model.flatMap(name -> formFactors.of(make.orElse("") + " " + name));
  }

  private static DriverCatalogue catalogue(Path file) throws IOException {
    var entries = new ArrayList<CatalogueEntry>();
    for (var row :
        DataTable.read(file, "module", "altitude", "load_order_group", "company").rows()) {
      var kind =
          DriverKind.ofGroup(row.value(2))
              .orElseThrow(() -> row.wrong("unknown load-order group '" + row.value(2) + "'"));
      try {
        entries.add(
            new CatalogueEntry(
                row.value(0), new BigDecimal(row.value(1)), kind, row.value(3).strip()));
      } catch (IllegalArgumentException e) {
        throw row.wrong("module or altitude is wrong: " + row.values());
      }
    }
    return new DriverCatalogue(entries);
  }
}
