package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.world.WorldSettings;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which world of which running node a command is about. */
final class NodeOptions {

  @Mixin private NodeAddress node;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      defaultValue = WorldSettings.LIVE,
      description = "The world on that node (default: ${DEFAULT-VALUE}).")
  private String world;

  /** The node's address, without a path. */
  URI url() {
    return node.url();
  }

  String world() {
    if (!WorldSettings.isValidName(world)) {
      throw CommandFailed.usage("--world is the name of a world such as live, not " + world);
    }
    return world;
  }
}
