package io.fleettwin.cluster.serialization;

import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.World;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.cluster.world.Worlds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What messages are called on the wire: a letter for the actor whose protocol they belong to, and
 * their simple name, such as {@code c.Tick}. Packages are not part of it, so classes can move; a
 * node of another version knows a message as long as it keeps its name.
 */
final class MessageManifests {

  private static final Map<String, Class<?>> PROTOCOLS =
      Map.of(
          "d", DeviceTwin.class,
          "c", Cohort.class,
          "g", RingCoordinator.class,
          "r", RolloutCoordinator.class,
          "w", World.class,
          "x", Worlds.class);

  /** What stands in a file of its own. */
  private static final List<Class<?>> VIEWS =
      List.of(FleetCount.class, WorldView.class, RolloutView.class, RingView.class);

  private static final Map<String, Class<?>> TYPES = new HashMap<>();
  private static final Map<Class<?>, String> NAMES = new HashMap<>();

  static {
    PROTOCOLS.forEach((letter, actor) -> {
      for (Class<?> nested : actor.getDeclaredClasses()) {
        if (ClusterMessage.class.isAssignableFrom(nested) && nested.isRecord()) {
          name(letter + "." + nested.getSimpleName(), nested);
        }
      }
    });
    VIEWS.forEach(view -> name(view.getSimpleName(), view));
  }

  private MessageManifests() {}

  private static void name(String manifest, Class<?> type) {
    if (TYPES.put(manifest, type) != null) {
      throw new IllegalStateException("message " + manifest + " stands twice");
    }
    NAMES.put(type, manifest);
  }

  /** The name of a type; {@code null} if it has none. */
  static String of(Class<?> type) {
    return NAMES.get(type);
  }

  /** The type of a name; {@code null} if none is called so. */
  static Class<?> type(String manifest) {
    return TYPES.get(manifest);
  }
}
