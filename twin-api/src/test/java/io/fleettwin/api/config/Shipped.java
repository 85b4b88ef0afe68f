package io.fleettwin.api.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The configuration files that are shipped. */
final class Shipped {

  static final Path HOME = Path.of("").toAbsolutePath().getParent();
  static final Path PROFILE = HOME.resolve("config/profiles/enterprise.yaml");
  static final Path RINGS = HOME.resolve("config/presets/rings.yaml");
  static final Path SCENARIO = HOME.resolve("config/scenarios/outage-2024-07-19.yaml");

  private Shipped() {}

  static FleetProfiles profiles() {
    return new FleetProfiles(new ConfigDirectory(HOME, "profiles"));
  }

  static Questions scenarios() {
    return new Questions(new ConfigDirectory(HOME, "scenarios"));
  }

  /** All data files: profiles, presets, scenarios, and the questions that the model is held by. */
  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(HOME.resolve("config"))) {
      return all.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file ->
              file.toString().matches(".*/config/(profiles|presets|scenarios|validation)/.*"))
          .sorted()
          .toList();
    }
  }
}
