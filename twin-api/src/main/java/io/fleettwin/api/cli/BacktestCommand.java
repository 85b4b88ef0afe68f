package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.config.GateFile;
import io.fleettwin.api.json.Names;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code twin backtest}. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Tells whether other gates would have stopped a rollout of a running node, and when.",
      "",
      "They are run over what the rollout's rings have been through, which changes nothing. A file",
      "holds a gate as YAML or JSON, in the form that rollouts have over HTTP, such as",
      "{signals: [crash, silence], minimumSample: 100, threshold: 0.01}; or a list of them, one for",
      "each ring. What a backtest cannot say: docs/what-if.md."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin backtest as-it-happened as-it-happened --preset autopatch",
      "  ./twin backtest live july-content --gate gate.yaml --json"
    })
final class BacktestCommand implements Callable<Integer> {

  private final Screen screen;

  @Parameters(index = "0", paramLabel = "WORLD", description = "The world of the rollout.")
  private String world;

  @Parameters(index = "1", paramLabel = "ROLLOUT", description = "The rollout's id.")
  private String rollout;

  @ArgGroup(multiplicity = "1")
  private Gates gates;

  /** One of both. */
  private static final class Gates {

    @Option(
        names = "--gate",
        paramLabel = "FILE",
        description = "A gate for all rings, or a list with one for each, as YAML or JSON.")
    private Path file;

    @Option(
        names = "--preset",
        paramLabel = "NAME",
        description = "The gates of a preset, ring by ring; see ./twin presets.")
    private String preset;
  }

  @Mixin private NodeAddress node;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  BacktestCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (!WorldSettings.isValidName(world)) {
      throw CommandFailed.usage("WORLD is the name of a world such as live, not " + world);
    }
    if (!Names.isRollout(rollout)) {
      throw CommandFailed.usage("ROLLOUT is the id of a rollout such as july, not " + rollout);
    }
    ObjectNode request = request();
    JsonNode answer;
    try (var client = new BacktestClient(node.url())) {
      answer = client.ask(world, rollout, request);
    }
    if (json) {
      screen.print(PrettyJson.of(answer));
    } else {
      print(answer);
    }
    return ExitCode.OK;
  }

  private ObjectNode request() {
    ObjectNode request = PrettyJson.MAPPER.createObjectNode();
    if (gates.file == null) {
      return request.put("preset", gates.preset);
    }
    JsonNode read = GateFile.read(gates.file);
    return request.set(read.isArray() ? "gates" : "gate", read);
  }

  private void print(JsonNode answer) {
    String summary = answer.path("summary").asText();
    screen.print("%s of %s: %s.".formatted(rollout, world, summary));
    JsonNode stop = answer.path("stop");
    if (!stop.isMissingNode()) {
      screen.print(
          "Offered the update by then: %s, of which %s did not have it yet; offered it later: %s."
              .formatted(
                  devices(stop, "offered"),
                  number(stop, "pending"),
                  number(stop, "offeredAfterwards")));
      screen.print("Kept from it: at most %s.".formatted(devices(stop, "sparedAtMost")));
    }
    screen.print("");
    screen.print(table(answer.path("rings")));
  }

  private static String devices(JsonNode stop, String field) {
    return Text.count(stop.path(field).asInt(), "device", "devices");
  }

  private static String table(JsonNode rings) {
    Table table =
        Table.ofFigures(
            List.of("Ring", "its gate fails at", "failed of known", "highest share", "of", "at"));
    for (JsonNode ring : rings) {
      JsonNode failed = ring.path("failed");
      JsonNode highest = ring.path("highest");
      table.row(
          List.of(
              ring.path("name").asText(),
              failed.path("at").asText("-"),
              share(failed),
              highest.isMissingNode()
                  ? "-"
                  : Text.percent(highest.path("failures").asInt(), highest.path("sample").asInt()),
              number(highest, "sample"),
              highest.path("at").asText("-")));
    }
    return table.toString();
  }

  private static String share(JsonNode judged) {
    return judged.isMissingNode()
        ? "-"
        : number(judged, "failures") + " of " + number(judged, "sample");
  }

  private static String number(JsonNode json, String field) {
    return json.has(field) ? Text.number(json.path(field).asInt()) : "-";
  }
}
