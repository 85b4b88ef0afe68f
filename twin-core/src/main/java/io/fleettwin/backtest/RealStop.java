package io.fleettwin.backtest;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import java.util.Optional;

/**
 * How a rollout was really stopped: halted or cancelled, or the update was taken back, as can
 * happen when all rings have passed; what came first.
 *
 * @param ring whose gate it was; -1 if it was none
 */
public record RealStop(int tick, By by, int ring) {

  /** What stops rollouts. */
  public enum By {
    GATE,
    VENDOR,
    OPERATOR
  }

  /** How it was stopped; empty if it was not. */
  public static Optional<RealStop> of(RolloutState state) {
    int ended = state.status().isStopped() ? state.endedTick() : Endpoint.NEVER;
    if (state.revertTick() < ended) {
      boolean byItself = state.revertTick() == RolloutDecider.vendorReverts(state);
      return Optional.of(new RealStop(state.revertTick(), byItself ? By.VENDOR : By.OPERATOR, -1));
    }
    if (ended == Endpoint.NEVER) {
      return Optional.empty();
    }
    By by =
        state.status() == RolloutStatus.CANCELLED
            ? By.OPERATOR
            : state.haltedBy() >= 0 ? By.GATE : By.VENDOR;
    return Optional.of(new RealStop(ended, by, state.haltedBy()));
  }

  /** When a rollout was stopped; {@link Endpoint#NEVER} if it was not. */
  public static int tickOf(RolloutState state) {
    return of(state).map(RealStop::tick).orElse(Endpoint.NEVER);
  }
}
