package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code twin devices}. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Lists the devices of a running node that match all that is asked for.",
      "",
      "The order is always the same. Values that can be several stand behind a comma or in an option"
          + " each; one of them must hold."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin devices --health crashed,bootLoop",
      "  ./twin devices --world as-it-happened --rollout next --ring 1 --progress failed",
      "  ./twin devices --build 26100 --content '' --all --json > unprotected.json",
      "  ./twin devices --name PC-0042"
    })
final class DevicesCommand implements Callable<Integer> {

  /** What a node gives at once. */
  private static final int PAGE = 200;

  private final Screen screen;

  @Mixin private DeviceOptions filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many are listed at most, 1 or more (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--all", description = "List all of them, page by page; --limit is ignored.")
  private boolean all;

  @Option(names = "--json", description = "Print them as a JSON array.")
  private boolean json;

  @Mixin private NodeOptions node;

  DevicesCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CommandFailed.usage("--limit is 1 or more");
    }
    try (var client = new DevicesClient(node.url(), node.world())) {
      list(client);
    }
    return ExitCode.OK;
  }

  /**
   * A page is shown before the next is asked for: all devices of a fleet may not fit into memory.
   */
  private void list(DevicesClient client) {
    int listed = 0;
    String cursor = null;
    boolean more;
    do {
      int wanted = all ? PAGE : Math.min(PAGE, limit - listed);
      JsonNode page = client.page(query(wanted, cursor));
      print(page.path("devices"), listed);
      listed += page.path("devices").size();
      cursor = page.path("cursor").asText(null);
      more = cursor != null;
    } while (more && (all || listed < limit));
    if (json) {
      screen.print(listed == 0 ? "[]" : "]");
    } else if (listed == 0) {
      screen.say("No device matches.");
    }
    if (more) {
      screen.say("There may be more; --all lists all of them.");
    }
  }

  private List<Map.Entry<String, String>> query(int wanted, String cursor) {
    List<Map.Entry<String, String>> query = new ArrayList<>(filter.query());
    query.add(Map.entry("size", Integer.toString(wanted)));
    if (cursor != null) {
      query.add(Map.entry("cursor", cursor));
    }
    return query;
  }

  private void print(JsonNode devices, int before) {
    if (devices.isEmpty()) {
      return;
    }
    if (!json) {
      screen.print(table(devices));
      return;
    }
    int number = before;
    for (JsonNode device : devices) {
      screen.print((number++ == 0 ? "[" : ",") + device);
    }
  }

  private static String table(JsonNode devices) {
    Table table =
        Table.ofWords(
            List.of(
                "Device", "Form", "Site", "Health", "Since", "Build", "Agent", "Content", "Update",
                "Holds"));
    for (JsonNode device : devices) {
      table.row(
          List.of(
              text(device, "/id"),
              text(device, "/formFactor"),
              text(device, "/site"),
              text(device, "/health"),
              text(device, "/since"),
              text(device, "/build"),
              text(device, "/agent"),
              text(device, "/content"),
              update(device.path("assignment")),
              text(device, "/holds")));
    }
    return table.toString();
  }

  private static String update(JsonNode latest) {
    return latest.isMissingNode()
        ? "-"
        : "%s ring %s: %s"
            .formatted(text(latest, "/rollout"), text(latest, "/ring"), text(latest, "/progress"));
  }

  private static String text(JsonNode json, String pointer) {
    return json.at(pointer).asText("-");
  }
}
