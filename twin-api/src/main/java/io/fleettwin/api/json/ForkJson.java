package io.fleettwin.api.json;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.world.Past;

/**
 * Where a fork comes from.
 *
 * @param world that it is a fork of
 * @param at the moment of that world; left out in a request for now
 */
public record ForkJson(String world, String at) {

  /** {@code null} if a world is no fork. */
  static ForkJson of(WorldView view) {
    if (view.past().isEmpty()) {
      return null;
    }
    Past parent = view.past().getLast();
    return new ForkJson(parent.world(), view.settings().momentOf(parent.tick()).toString());
  }
}
