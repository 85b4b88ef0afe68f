package io.fleettwin.api.http;

import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.world.WorldSettings;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The settings of worlds, which never change and so are asked for once. */
final class KnownWorlds {

  /** More worlds than these are asked for each time. */
  private static final int MAX_KEPT = 1_000;

  private final Fleet fleet;
  private final Map<String, WorldSettings> kept = new ConcurrentHashMap<>();

  KnownWorlds(Fleet fleet) {
    this.fleet = fleet;
  }

  /** The settings of a world; the stage fails with a problem if there is no such world. */
  CompletionStage<WorldSettings> settings(String world) {
    WorldSettings known = kept.get(world);
    return known != null
        ? CompletableFuture.completedFuture(known)
        : view(world).thenApply(WorldView::settings);
  }

  /** How a world stands; the stage fails with a problem if there is no such world. */
  CompletionStage<WorldView> view(String world) {
    return fleet
        .world(world)
        .thenApply(view -> {
          WorldView there = view.orElseThrow(() -> missing(world));
          if (kept.size() < MAX_KEPT) {
            kept.put(world, there.settings());
          }
          return there;
        });
  }

  /** A world is deleted; another one may take its name. */
  void forget(String world) {
    kept.remove(world);
  }

  static ProblemException missing(String world) {
    return new ProblemException(ProblemCode.NOT_FOUND, "there is no world " + world);
  }
}
