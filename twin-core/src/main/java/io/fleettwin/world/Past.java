package io.fleettwin.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a fork shares with the world that it comes from: all that had happened there up to a tick,
 * and was in the journal when the fork was made.
 *
 * @param world that it comes from
 * @param tick the last one that counts
 * @param position in the journal of the last event that was there; what came later, also if it is
 *     of an earlier tick, does not count
 * @param heir the fork
 */
public record Past(String world, int tick, long position, WorldSettings heir) {

  public Past {
    Objects.requireNonNull(world, "world");
    Objects.requireNonNull(heir, "heir");
    if (tick < 0 || position < 0) {
      throw new IllegalArgumentException("tick and position are not negative");
    }
  }

  /**
   * The pasts of a fork, the eldest world first.
   *
   * @param parents of the world that is forked
   * @param parent what the fork shares with that world
   */
  public static List<Past> line(List<Past> parents, Past parent) {
    List<Past> line = new ArrayList<>(parents);
    line.add(parent);
    return List.copyOf(line);
  }
}
