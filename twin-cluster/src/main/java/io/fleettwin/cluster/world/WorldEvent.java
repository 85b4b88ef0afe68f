package io.fleettwin.cluster.world;

import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.Past;
import io.fleettwin.world.WorldSettings;
import java.util.List;

/** What has happened to a world. */
public sealed interface WorldEvent {

  record WorldCreated(WorldSettings settings) implements WorldEvent {}

  /**
   * The world began as a fork.
   *
   * @param past see {@link Past}, with this world as the heir of the last
   * @param rollouts that there were
   * @param freed see {@link WorldState}
   */
  record WorldForked(
      List<Past> past, List<String> rollouts, List<SafeguardHold> holds, List<String> freed)
      implements WorldEvent {}

  record RunRequested(int untilTick) implements WorldEvent {}

  /** Time was run out, or nothing more could happen. */
  record RunEnded(int tick) implements WorldEvent {}

  /** All that was due at a tick has happened, and is persisted. */
  record TickPassed(int tick) implements WorldEvent {}

  record RolloutAdded(String rollout) implements WorldEvent {}

  record HoldPlaced(SafeguardHold hold) implements WorldEvent {}

  record HoldReleased(String holdId) implements WorldEvent {}
}
