package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.config.PresetRing;
import io.fleettwin.api.config.RingPreset;
import io.fleettwin.api.config.RingPresets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code twin presets}. */
@Command(
    name = "presets",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the published ways to roll an update out that plans can name.",
    footer = {"%nThey stand in config/presets/rings.yaml, each figure with its source."})
final class PresetsCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PresetsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    RingPresets presets = RingPresets.inHome();
    List<RingPreset> all = presets.names().stream().map(presets::named).toList();
    screen.print(json ? PrettyJson.of(asJson(all)) : asTable(all));
    return ExitCode.OK;
  }

  private static String asTable(List<RingPreset> presets) {
    Table table = Table.ofWords(List.of("Preset", "Rings", "What it is"));
    presets.forEach(
        p -> table.row(List.of(p.name(), String.join(", ", rings(p)), p.description())));
    return table.toString();
  }

  private static ArrayNode asJson(List<RingPreset> presets) {
    ArrayNode json = PrettyJson.MAPPER.createArrayNode();
    for (RingPreset preset : presets) {
      ObjectNode entry = json.addObject();
      entry.put("name", preset.name());
      entry.put("description", preset.description());
      entry.put("rollBackOnFailure", preset.rollBackOnFailure());
      rings(preset).forEach(entry.putArray("rings")::add);
    }
    return json;
  }

  private static List<String> rings(RingPreset preset) {
    return preset.rings().stream().map(PresetRing::name).toList();
  }
}
