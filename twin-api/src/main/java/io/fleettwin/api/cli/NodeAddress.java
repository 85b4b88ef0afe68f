package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Option;

/** Which running node a command is about. */
final class NodeAddress {

  @Option(
      names = {"--url", "--node"},
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the node listens (default: ${DEFAULT-VALUE}).")
  private URI url;

  /** Without a path. */
  URI url() {
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw CommandFailed.usage("--url is an address such as http://127.0.0.1:8080, not " + url);
    }
    return url;
  }
}
