package io.fleettwin.api.json;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.world.WorldSettings;
import java.util.List;

/**
 * How a world stands.
 *
 * @param fork left out if it is none
 * @param epoch the moment at which its clock began
 * @param now by its own clock
 * @param runsUntil left out if it is not running
 * @param rollouts ids, oldest first
 */
public record WorldJson(
    String name,
    long revision,
    ForkJson fork,
    long seed,
    String epoch,
    String clock,
    String outcomes,
    ParametersJson parameters,
    CapacityJson capacity,
    String now,
    String runsUntil,
    List<String> rollouts,
    List<HoldJson> holds) {

  public static WorldJson of(WorldView view) {
    WorldSettings settings = view.settings();
    return new WorldJson(
        settings.name(),
        view.revision(),
        ForkJson.of(view),
        settings.seed(),
        settings.epoch().toString(),
        WireNames.of(settings.clock()),
        WireNames.of(settings.outcomes()),
        ParametersJson.of(settings.parameters()),
        CapacityJson.of(settings.capacity()),
        settings.momentOf(view.tick()).toString(),
        view.runsUntil() < 0 ? null : settings.momentOf(view.runsUntil()).toString(),
        view.rollouts(),
        view.holds().stream().map(HoldJson::of).toList());
  }
}
