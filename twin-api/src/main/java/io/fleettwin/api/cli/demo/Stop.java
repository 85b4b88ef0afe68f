package io.fleettwin.api.cli.demo;

import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Tally;

/** What kept an update from more devices. All times in minutes since the first offer. */
public sealed interface Stop {

  /**
   * The gate of a ring.
   *
   * @param failures devices that were known to have failed when the gate said so
   * @param sample devices of which it was known how they had taken the update
   */
  record ByGate(String ring, int failures, int sample, int minute) implements Stop {}

  /** The vendor took the update back by itself. */
  record ByVendor(int minute) implements Stop {}

  /** An operator cancelled it. */
  record ByOperator(int minute) implements Stop {}

  /** Nobody and nothing. */
  record ByNobody() implements Stop {}

  /** What stopped the rollout of this course. */
  static Stop of(Course course) {
    RolloutView last = course.last();
    RolloutState state = last.state();
    if (state.haltedBy() >= 0) {
      return byGate(course.failed().orElse(last), state.haltedBy());
    }
    if (state.status() == RolloutStatus.CANCELLED) {
      return new ByOperator(state.endedTick() - state.startTick());
    }
    return state.isReverted()
        ? new ByVendor(state.revertTick() - state.startTick())
        : new ByNobody();
  }

  private static Stop byGate(RolloutView failed, int position) {
    RingView ring = failed.rings().get(position);
    Gate gate = failed.state().plan().rings().get(position).gate();
    Tally tally = ring.tally();
    return new ByGate(
        ring.name(),
        gate.failures(tally),
        gate.sample(tally),
        ring.state().judgedTick() - failed.rings().getFirst().state().openedTick());
  }
}
