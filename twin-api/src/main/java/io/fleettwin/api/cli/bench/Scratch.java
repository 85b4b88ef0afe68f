package io.fleettwin.api.cli.bench;

import com.typesafe.config.Config;
import io.fleettwin.cluster.node.FleetNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A directory that is there for one run. */
final class Scratch implements AutoCloseable {

  private final Path path;
  private final TestBed.Settings settings;
  private final Consumer<Path> remover;
  private final Map<String, String> changed;

  Scratch(
      Path path, TestBed.Settings settings, Consumer<Path> remover, Map<String, String> changed) {
    this.path = path;
    this.settings = settings;
    this.remover = remover;
    this.changed = Map.copyOf(changed);
  }

  Path path() {
    return path;
  }

  /** Starts a node whose directory goes when it has stopped. */
  FleetNode start() {
    return FleetNode.start(config());
  }

  /** Starts a node after which another one starts here, and so leaves its file as in real life. */
  FleetNode startFirst() {
    return FleetNode.start(settings.of(path, true, changed));
  }

  /** The settings of the node here. */
  Config config() {
    return settings.of(path, false, changed);
  }

  /** The settings of a second journal in here, the same but for the place. */
  Config besides(String name) {
    return settings.of(path.resolve(name), false, changed);
  }

  @Override
  public void close() {
    remover.accept(path);
  }
}
