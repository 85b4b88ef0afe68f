package io.fleettwin.api.cli;

import com.typesafe.config.Config;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code twin serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Starts a node with its HTTP interface, and leaves it up until Ctrl-C.",
      "",
      "The world named live mirrors the real fleet: it runs by the clock on the wall, and devices or"
          + " tools report into it. What was there at the last start goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin serve",
      "  ./twin serve --data /srv/fleettwin --port 9090",
      "  curl http://127.0.0.1:8080/ready",
      "%nEverything else is set in config/*.conf, or by the environment variables named there."
    })
final class ServeCommand implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;

  private final Screen screen;
  private final Node.Starter nodes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the journal (default: data, below the program's directory).")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the HTTP interface, 0 for any free one (default: 8080).")
  private Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Address it listens at (default: 127.0.0.1). There is no authentication yet: any other"
              + " address lets the whole network in.")
  private String host;

  ServeCommand(Screen screen, Node.Starter nodes) {
    this.screen = screen;
    this.nodes = nodes;
  }

  @Override
  public Integer call() {
    Config config = settings().config();
    try (var directory = DataDirectory.take(NodeSettings.dataOf(config));
        var served = ServedNode.start(nodes, config, screen)) {
      screen.print(
          "FleetTwin is ready at %s (journal in %s); Ctrl-C stops it"
              .formatted(url(served.address()), directory.path()));
      served.awaitEnd();
    }
    return ExitCode.OK;
  }

  private NodeSettings settings() {
    if (port != null && (port < 0 || port > MAX_PORT)) {
      throw CommandFailed.usage("--port is 0 to " + MAX_PORT);
    }
    return new NodeSettings(
        Optional.ofNullable(data), Optional.ofNullable(host), Optional.ofNullable(port));
  }

  private static String url(InetSocketAddress address) {
    String name = address.getAddress().getHostAddress();
    return "http://%s:%d"
        .formatted(name.contains(":") ? "[" + name + "]" : name, address.getPort());
  }
}
