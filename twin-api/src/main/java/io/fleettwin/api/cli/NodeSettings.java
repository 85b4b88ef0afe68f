package io.fleettwin.api.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a node: the files in config, and above them what the command line says. An option
 * that was not given leaves the files, and the environment variables they name, as they are.
 */
record NodeSettings(Optional<Path> data, Optional<String> host, Optional<Integer> port) {

  private static final String DATA = "fleettwin.data";
  private static final String HOST = "fleettwin.http.host";
  private static final String COMPACT_ABOVE = "fleettwin.database.h2.compact-above";
  private static final String JVM_HOOK = "akka.coordinated-shutdown.run-by-jvm-shutdown-hook";
  private static final String PORT = "fleettwin.http.port";
  private static final String DATABASE = "fleettwin.database.use";

  /** Settings as the files have them. */
  static final NodeSettings SHIPPED =
      new NodeSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The settings of a node that lives for one demo: another data directory, and no hook that stops
   * it in order when the process is told to end, since the demo does that where it is worth it.
   *
   * @param kept whether the journal outlives the demo; where not, its file need not be made smaller
   */
  static Config ofDemo(Path data, boolean kept) {
    return ofOneRun(data, kept, Map.of());
  }

  /**
   * The settings of a node that a bench measures. Its journal is a file, whatever the environment
   * says: each run needs one that is empty.
   *
   * @param kept whether another node starts from the journal
   * @param changed settings that are not as the files have them
   */
  static Config ofBench(Path data, boolean kept, Map<String, String> changed) {
    Map<String, String> more = new LinkedHashMap<>(changed);
    more.put(DATABASE, "h2");
    return ofOneRun(data, kept, more);
  }

  private static Config ofOneRun(Path data, boolean kept, Map<String, String> changed) {
    Map<String, String> more = new LinkedHashMap<>(changed);
    more.put(JVM_HOOK, "off");
    if (!kept) {
      more.put(COMPACT_ABOVE, "1 TiB");
    }
    var settings = new NodeSettings(Optional.of(data), Optional.empty(), Optional.empty());
    return settings.config(more);
  }

  Config config() {
    return config(Map.of());
  }

  private Config config(Map<String, String> more) {
    Map<String, Object> given = new LinkedHashMap<>(more);
    data.ifPresent(path -> given.put(DATA, path.toAbsolutePath().toString()));
    host.ifPresent(name -> given.put(HOST, name));
    port.ifPresent(number -> given.put(PORT, number));
    return ConfigFactory.load(
        ConfigFactory.parseMap(given, "command line")
            .withFallback(ConfigFactory.defaultApplication()));
  }

  /** Where a node with these settings writes. */
  static Path dataOf(Config config) {
    return Path.of(config.getString(DATA)).toAbsolutePath().normalize();
  }
}
