package io.fleettwin.api.config;

import io.fleettwin.fleet.FleetProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The fleet profiles in {@code config/profiles}. */
public final class FleetProfiles {

  private final ConfigDirectory directory;
  private final boolean byNameOnly;

  public FleetProfiles(ConfigDirectory directory) {
    this(directory, false);
  }

  private FleetProfiles(ConfigDirectory directory, boolean byNameOnly) {
    this.directory = directory;
    this.byNameOnly = byNameOnly;
  }

  /** The same for names that come from outside: no path leads to a file elsewhere. */
  public FleetProfiles byNameOnly() {
    return new FleetProfiles(directory, true);
  }

  /** The profiles under the product's home. */
  public static FleetProfiles inHome() {
    return new FleetProfiles(ConfigDirectory.of("profiles"));
  }

  /** The names of all profiles, sorted. */
  public List<String> names() {
    return directory.names();
  }

  /**
   * The profile of a name; for names that come from outside.
   *
   * @throws ConfigException if there is none, or it is not valid
   */
  public FleetProfile named(String name) {
    return read(directory.named(name));
  }

  /**
   * The profile of a name, or in the file at a path that ends in {@code .yaml}.
   *
   * @throws ConfigException if there is none, or it is not valid
   */
  public FleetProfile namedOrAt(String nameOrPath) {
    return byNameOnly ? named(nameOrPath) : read(directory.namedOrAt(nameOrPath));
  }

  /**
   * The profile in a file. If it extends another one, that one lies in the same directory.
   *
   * @throws ConfigException if it is not valid
   */
  public static FleetProfile read(Path file) {
    ConfigNode root = YamlFile.read(file);
    Optional<ConfigNode> base =
        root.find(FleetProfileReader.EXTENDS)
            .map(node -> YamlFile.read(ConfigDirectory.sibling(file, node.text(64), node)));
    return new FleetProfileReader(root, base).read();
  }
}
