package io.fleettwin.cluster.world;

import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.Past;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a world has persisted.
 *
 * @param tick the last one that has passed
 * @param runsUntil -1 if it is not running
 * @param freed rollouts whose gate has failed and whose hold an operator has released
 * @param past where a fork comes from, see {@link Past}; else empty
 */
public record WorldState(
    WorldSettings settings,
    int tick,
    int runsUntil,
    List<String> rollouts,
    List<SafeguardHold> holds,
    List<String> freed,
    List<Past> past) {

  /** The most rollouts a world can have. */
  public static final int MAX_ROLLOUTS = 256;

  /** The most holds that operators can place; all of them are told to every cohort. */
  public static final int MAX_HOLDS = 64;

  public WorldState {
    rollouts = List.copyOf(rollouts);
    holds = List.copyOf(holds);
    freed = List.copyOf(freed);
    past = List.copyOf(past);
  }

  /** The state after the first event. */
  static WorldState begun(WorldEvent event) {
    return switch (event) {
      case WorldEvent.WorldCreated e -> created(e.settings());
      case WorldEvent.WorldForked e -> forked(e);
      default -> throw new IllegalStateException("first event of a world is " + event);
    };
  }

  private static WorldState forked(WorldEvent.WorldForked e) {
    Past parent = e.past().getLast();
    return new WorldState(
        parent.heir(), parent.tick(), -1, e.rollouts(), e.holds(), e.freed(), e.past());
  }

  static WorldState created(WorldSettings settings) {
    return new WorldState(settings, 0, -1, List.of(), List.of(), List.of(), List.of());
  }

  WorldState apply(WorldEvent event) {
    return switch (event) {
      case WorldEvent.WorldCreated e -> begun(e);
      case WorldEvent.WorldForked e -> begun(e);
      case WorldEvent.RunRequested e -> at(tick, e.untilTick());
      case WorldEvent.RunEnded e -> at(tick, -1);
      case WorldEvent.TickPassed e -> at(e.tick(), runsUntil);
      case WorldEvent.RolloutAdded e ->
          new WorldState(
              settings, tick, runsUntil, with(rollouts, e.rollout()), holds, freed, past);
      case WorldEvent.HoldPlaced e ->
          new WorldState(settings, tick, runsUntil, rollouts, with(holds, e.hold()), freed, past);
      case WorldEvent.HoldReleased e -> released(e.holdId());
    };
  }

  private WorldState released(String holdId) {
    List<SafeguardHold> others = holds.stream().filter(hold -> !hold.id().equals(holdId)).toList();
    List<String> nowFreed =
        rollouts.stream()
            .filter(id -> freed.contains(id) || holdId.equals(SafeguardHold.idOfGate(id)))
            .toList();
    return new WorldState(settings, tick, runsUntil, rollouts, others, nowFreed, past);
  }

  /** Whether the hold of a gate that has failed is still to be placed. */
  boolean lacks(RolloutBriefing failed) {
    return hold(failed.ownHold()).isEmpty() && !freed.contains(failed.rollout());
  }

  /** The safeguard hold of this id. */
  Optional<SafeguardHold> hold(String id) {
    return holds.stream().filter(hold -> hold.id().equals(id)).findFirst();
  }

  private WorldState at(int newTick, int until) {
    return new WorldState(settings, newTick, until, rollouts, holds, freed, past);
  }

  private static <T> List<T> with(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
