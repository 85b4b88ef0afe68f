package io.fleettwin.cluster.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;

/** The node's own settings, as far as the journal needs them, for a database of the test's own. */
final class JournalConfig {
  /** The project's directory, seen from the module, where Maven runs its tests. */
  static final Path HOME = Path.of("..");

  private JournalConfig() {}

  /**
   * Settings of a node without a cluster, with its journal in an H2 file.
   *
   * @param data the directory of the file
   * @param changes settings that differ, in the syntax of the configuration files
   */
  static Config h2(Path data, String... changes) {
    Config given =
        ConfigFactory.parseMap(
            Map.of(
                "fleettwin.home", HOME.toString(),
                "fleettwin.data", data.toString(),
                "akka.actor.provider", "local"));
    return ConfigFactory.load(
        with(given.withFallback(file("akka.conf")).withFallback(file("journal.conf")), changes));
  }

  static Config with(Config config, String... changes) {
    return ConfigFactory.parseString(String.join("\n", changes)).withFallback(config);
  }

  /** One of the node's configuration files, not resolved. */
  static Config file(String name) {
    return ConfigFactory.parseFile(HOME.resolve("config").resolve(name).toFile());
  }
}
