package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.world.WorldSettings;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Option;

/** Which world of which running node a command is about. */
final class NodeOptions {

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the node listens (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      defaultValue = WorldSettings.LIVE,
      description = "The world on that node (default: ${DEFAULT-VALUE}).")
  private String world;

  /** The node's address, without a path. */
  URI url() {
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw CommandFailed.usage("--url is an address such as http://127.0.0.1:8080, not " + url);
    }
    return url;
  }

  String world() {
    if (!WorldSettings.isValidName(world)) {
      throw CommandFailed.usage("--world is the name of a world such as live, not " + world);
    }
    return world;
  }
}
