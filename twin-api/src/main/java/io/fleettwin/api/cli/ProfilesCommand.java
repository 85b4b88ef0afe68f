package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.fleet.FleetProfile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code twin profiles}. */
@Command(
    name = "profiles",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the fleet profiles from which simulated fleets are made.",
    footer = {"%nThey stand in config/profiles, each figure with its source."})
final class ProfilesCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ProfilesCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    FleetProfiles profiles = FleetProfiles.inHome();
    List<FleetProfile> all = profiles.names().stream().map(profiles::named).toList();
    screen.print(json ? PrettyJson.of(asJson(all)) : asTable(all));
    return ExitCode.OK;
  }

  private static String asTable(List<FleetProfile> profiles) {
    Table table = Table.ofWords(List.of("Profile", "What it is"));
    profiles.forEach(profile -> table.row(List.of(profile.name(), profile.description())));
    return table.toString();
  }

  private static ArrayNode asJson(List<FleetProfile> profiles) {
    ArrayNode json = PrettyJson.MAPPER.createArrayNode();
    for (FleetProfile profile : profiles) {
      ObjectNode entry = json.addObject();
      entry.put("name", profile.name());
      entry.put("description", profile.description());
    }
    return json;
  }
}
