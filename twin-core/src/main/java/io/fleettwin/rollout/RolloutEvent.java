package io.fleettwin.rollout;

/**
 * What has happened to a rollout. An {@code order} is the digest of the id of the operator's order
 * that led to it.
 */
public sealed interface RolloutEvent {

  int tick();

  /** Whether it changes more than what the rollout remembers. */
  default boolean isChange() {
    return !(this instanceof OrderNoted);
  }

  record RolloutStarted(int tick, RolloutPlan plan, RingBounds bounds) implements RolloutEvent {}

  /** A ring may offer the update. */
  record RingReleased(int tick, int ring) implements RolloutEvent {}

  record RolloutPaused(int tick, long order) implements RolloutEvent {}

  record RolloutResumed(int tick, long order) implements RolloutEvent {}

  /**
   * No more offers.
   *
   * @param ring whose gate failed; -1 if the vendor took the update back
   */
  record RolloutHalted(int tick, int ring) implements RolloutEvent {}

  record RolloutCancelled(int tick, long order) implements RolloutEvent {}

  /**
   * The update is taken back from the devices that have it.
   *
   * @param order 0 if a gate or the vendor did it
   */
  record UpdateReverted(int tick, long order) implements RolloutEvent {}

  /** An order came that asked for what was so already: when it comes again, it is an old one. */
  record OrderNoted(int tick, long order) implements RolloutEvent {}

  record RolloutCompleted(int tick) implements RolloutEvent {}
}
