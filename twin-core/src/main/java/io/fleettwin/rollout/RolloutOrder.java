package io.fleettwin.rollout;

import io.fleettwin.random.Draws;

/**
 * A command to a rollout as it is sent. A rollout carries an order out once, however often it
 * comes.
 *
 * @param id chosen by the sender, 1 to {@value #MAX_ID_CHARS} characters
 */
public record RolloutOrder(String id, RolloutCommand command) {

  /** The longest id, in characters. */
  public static final int MAX_ID_CHARS = 128;

  boolean hasValidId() {
    return !id.isEmpty() && id.length() <= MAX_ID_CHARS;
  }

  /** What a rollout remembers of it; see {@link io.fleettwin.device.CommandIds}. */
  long digest() {
    return Draws.keyOf(id);
  }
}
