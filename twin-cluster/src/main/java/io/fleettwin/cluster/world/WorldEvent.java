package io.fleettwin.cluster.world;

import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.WorldSettings;

/** What has happened to a world. */
public sealed interface WorldEvent {

  record WorldCreated(WorldSettings settings) implements WorldEvent {}

  record RunRequested(int untilTick) implements WorldEvent {}

  /** Time was run out, or nothing more could happen. */
  record RunEnded(int tick) implements WorldEvent {}

  /** All that was due at a tick has happened, and is persisted. */
  record TickPassed(int tick) implements WorldEvent {}

  record RolloutAdded(String rollout) implements WorldEvent {}

  record HoldPlaced(SafeguardHold hold) implements WorldEvent {}

  record HoldReleased(String holdId) implements WorldEvent {}
}
