package io.fleettwin.api.config;

import java.nio.file.Path;
import java.util.List;

/** The scenarios in {@code config/scenarios}. */
public final class Scenarios {

  private final ConfigDirectory directory;

  public Scenarios(ConfigDirectory directory) {
    this.directory = directory;
  }

  /** The scenarios under the product's home. */
  public static Scenarios inHome() {
    return new Scenarios(ConfigDirectory.of("scenarios"));
  }

  /** The names of all scenarios, sorted. */
  public List<String> names() {
    return directory.names();
  }

  /**
   * The scenario of a name; for names that come from outside.
   *
   * @throws ConfigException if there is none, or it is not valid
   */
  public Scenario named(String name) {
    return read(directory.named(name));
  }

  /**
   * The scenario of a name, or in the file at a path that ends in {@code .yaml}.
   *
   * @throws ConfigException if there is none, or it is not valid
   */
  public Scenario namedOrAt(String nameOrPath) {
    return read(directory.namedOrAt(nameOrPath));
  }

  /**
   * The scenario in a file.
   *
   * @throws ConfigException if it is not valid
   */
  public static Scenario read(Path file) {
    return ScenarioReader.read(YamlFile.read(file));
  }
}
