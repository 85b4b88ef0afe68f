package io.fleettwin.api.cli.bench;

import com.typesafe.config.Config;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.fleet.FleetGenerator;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What all rows have in common: where they write, and what their fleets are made of. */
public final class TestBed {

  /** Of all draws. Any number will do, as long as it is always the same one. */
  static final long SEED = 291;

  /** Source of the fleets: config/profiles. */
  private static final String PROFILE = "enterprise";

  /** The settings of a node, or of a journal without a node. */
  @FunctionalInterface
  public interface Settings {

    /**
     * The settings.
     *
     * @param data directory of all that it writes
     * @param again whether the directory will be started from again, so that its file is worth
     *     being made smaller
     * @param changed settings that are not as the files have them
     */
    Config of(Path data, boolean again, Map<String, String> changed);
  }

  private final Path root;
  private final Settings settings;
  private final Consumer<Path> remover;
  private final Screen screen;
  private final AtomicInteger scratches = new AtomicInteger();

  /**
   * A test bed.
   *
   * @param root under which each run gets a directory of its own
   * @param remover removes a directory with all that is in it
   * @param screen where progress goes
   */
  public TestBed(Path root, Settings settings, Consumer<Path> remover, Screen screen) {
    this.root = root;
    this.settings = settings;
    this.remover = remover;
    this.screen = screen;
  }

  /**
   * A fresh directory.
   *
   * @param changed settings of the nodes in it that are not as the files have them
   */
  Scratch scratch(String name, Map<String, String> changed) {
    Path directory = root.resolve(name + "-" + scratches.incrementAndGet());
    return new Scratch(directory, settings, remover, changed);
  }

  Screen screen() {
    return screen;
  }

  /** Makes the devices of a fleet, the same ones each time. */
  static FleetGenerator generator() {
    return new FleetGenerator(FleetProfiles.inHome().named(PROFILE), SEED);
  }
}
