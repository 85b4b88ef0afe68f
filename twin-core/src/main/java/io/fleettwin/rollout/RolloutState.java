package io.fleettwin.rollout;

import io.fleettwin.device.CommandIds;
import io.fleettwin.endpoint.Endpoint;

/**
 * Where a rollout stands.
 *
 * @param released number of rings that may offer the update, counted from the first
 * @param haltedBy the ring whose gate failed, -1 if none did
 * @param revertTick when the update was taken back; {@link Endpoint#NEVER} if it was not
 * @param endedTick when it was halted, cancelled or completed, whichever was last; {@link
 *     Endpoint#NEVER} if it was not
 * @param recent the orders it has carried out most recently
 */
public record RolloutState(
    RolloutPlan plan,
    RingBounds bounds,
    RolloutStatus status,
    int startTick,
    int released,
    int haltedBy,
    int revertTick,
    int endedTick,
    CommandIds recent) {

  /** The state after the first event. */
  public static RolloutState started(RolloutEvent.RolloutStarted e) {
    return new RolloutState(
        e.plan(),
        e.bounds(),
        RolloutStatus.RUNNING,
        e.tick(),
        0,
        -1,
        Endpoint.NEVER,
        Endpoint.NEVER,
        CommandIds.NONE);
  }

  /** The state after an event. */
  public RolloutState apply(RolloutEvent event) {
    return switch (event) {
      case RolloutEvent.RolloutStarted e -> started(e);
      case RolloutEvent.RingReleased e -> with(status, e.ring() + 1, haltedBy, endedTick);
      case RolloutEvent.RolloutPaused e ->
          with(RolloutStatus.PAUSED, released, haltedBy, endedTick).after(e.order());
      case RolloutEvent.RolloutResumed e ->
          with(RolloutStatus.RUNNING, released, haltedBy, endedTick).after(e.order());
      case RolloutEvent.RolloutHalted e -> with(RolloutStatus.HALTED, released, e.ring(), e.tick());
      case RolloutEvent.RolloutCancelled e ->
          with(RolloutStatus.CANCELLED, released, haltedBy, e.tick()).after(e.order());
      case RolloutEvent.UpdateReverted e -> reverted(e.tick()).after(e.order());
      case RolloutEvent.RolloutCompleted e ->
          with(RolloutStatus.COMPLETED, released, haltedBy, e.tick());
      case RolloutEvent.OrderNoted e -> after(e.order());
    };
  }

  private RolloutState with(RolloutStatus changed, int rings, int halted, int ended) {
    return new RolloutState(
        plan, bounds, changed, startTick, rings, halted, revertTick, ended, recent);
  }

  private RolloutState reverted(int tick) {
    return new RolloutState(
        plan, bounds, status, startTick, released, haltedBy, tick, endedTick, recent);
  }

  /** The same with one more order carried out; 0 is none. */
  private RolloutState after(long order) {
    return order == 0
        ? this
        : new RolloutState(
            plan,
            bounds,
            status,
            startTick,
            released,
            haltedBy,
            revertTick,
            endedTick,
            recent.plus(order));
  }

  /** Whether an order is one that came before. */
  public boolean remembers(RolloutOrder order) {
    return recent.contains(order.digest());
  }

  public boolean isReverted() {
    return revertTick != Endpoint.NEVER;
  }
}
