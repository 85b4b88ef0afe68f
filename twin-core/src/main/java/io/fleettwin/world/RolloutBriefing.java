package io.fleettwin.world;

import io.fleettwin.endpoint.Situation;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.update.Defect;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.update.Update;
import java.util.List;
import java.util.Optional;

/**
 * What cohorts need to know of a rollout.
 *
 * @param deadlines minutes to a forced restart, ring by ring
 * @param revertTick when the update was taken back
 * @param withdrawn whether offers that were not yet installed are withdrawn
 * @param failed whether one of its gates has failed
 */
public record RolloutBriefing(
    String rollout,
    Update update,
    Optional<Defect> defect,
    RingBounds bounds,
    List<Integer> deadlines,
    int revertTick,
    int remediationTick,
    boolean withdrawn,
    boolean failed) {

  public static RolloutBriefing of(RolloutState state) {
    var plan = state.plan();
    return new RolloutBriefing(
        plan.id(),
        plan.update(),
        plan.incident().map(Incident::defect),
        state.bounds(),
        plan.rings().stream().map(ring -> ring.deadlineMinutes()).toList(),
        state.revertTick(),
        RolloutDecider.remediationTick(state),
        state.status().isStopped(),
        state.haltedBy() >= 0);
  }

  /** What keeps the version that a gate has failed on away from all other rollouts. */
  public SafeguardHold holdOfFailedGate() {
    return SafeguardHold.ofFailedGate(rollout, update);
  }

  /** The id of the hold that this rollout's gate places when it fails. */
  public String ownHold() {
    return SafeguardHold.idOfGate(rollout);
  }

  /** What the endpoints of a ring are exposed to. */
  public Situation situation(int ring, Capacity capacity) {
    return new Situation(
        update,
        defect,
        revertTick,
        remediationTick,
        capacity.contentMegabits() > 0,
        capacity.remediationsPerMinute() > 0,
        deadlines.get(ring));
  }
}
