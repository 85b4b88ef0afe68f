package io.fleettwin.rollout;

import io.fleettwin.endpoint.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** What a ring does at a tick: how many devices it offers the update, and what its gate says. */
public final class RingDecider {

  private RingDecider() {}

  /**
   * All that a ring does at a tick: it opens once it is released, and closes with its rollout.
   *
   * @param tally of the ring's devices at this tick
   * @param released whether the ring may open
   * @param mayOffer see {@link RolloutStatus#mayOffer}
   * @param closed see {@link RolloutStatus#isStopped}
   */
  public static List<RingEvent> tick(
      RingPlan plan,
      RingState before,
      Tally tally,
      int tick,
      boolean released,
      boolean mayOffer,
      boolean closed) {
    List<RingEvent> events = new ArrayList<>();
    RingState state = before;
    if (released && state.status() == RingStatus.PENDING) {
      RingEvent opened = new RingEvent.RingOpened(tick);
      events.add(opened);
      state = state.apply(opened);
    }
    if (closed && state.status() == RingStatus.OPEN) {
      RingEvent ended = new RingEvent.RingClosed(tick);
      events.add(ended);
      state = state.apply(ended);
    }
    events.addAll(decide(plan, state, tally, tick, mayOffer));
    return events;
  }

  /**
   * Decides at a tick.
   *
   * @param tally of the ring's devices at this tick
   * @param mayOffer false while the rollout is paused
   */
  public static List<RingEvent> decide(
      RingPlan plan, RingState state, Tally tally, int tick, boolean mayOffer) {
    return switch (state.status()) {
      case PENDING, FAILED, CLOSED -> List.of();
      case OPEN -> open(plan, state, tally, tick, mayOffer);
      case PASSED -> watch(plan, state, tally, tick, mayOffer);
    };
  }

  private static List<RingEvent> open(
      RingPlan plan, RingState state, Tally tally, int tick, boolean mayOffer) {
    List<RingEvent> events = new ArrayList<>();
    int members = tally.get(Count.MEMBERS);
    int allOfferedTick = allOfferedTick(state, members);
    if (mayOffer && state.quota() < members && tick >= nextRaise(plan, state)) {
      int quota = plan.push().raise(state.quota(), members);
      events.add(new RingEvent.QuotaRaised(tick, quota, quota == members));
      allOfferedTick = allOfferedTick < 0 && quota == members ? tick : allOfferedTick;
    } else if (allOfferedTick < 0 && state.quota() >= members) {
      // devices have left the ring: those who stay were all offered it
      events.add(new RingEvent.QuotaRaised(tick, state.quota(), true));
      allOfferedTick = tick;
    }
    boolean baked = allOfferedTick >= 0 && tick >= allOfferedTick + plan.gate().bakeMinutes();
    Verdict verdict = plan.gate().judge(tally, baked);
    if (verdict != state.verdict() || (state.judgedTick() < 0 && baked)) {
      events.add(judged(plan, tally, tick, verdict));
    }
    return events;
  }

  /** When all members might have been offered the update; in an empty ring they were at once. */
  private static int allOfferedTick(RingState state, int members) {
    return members == 0 ? state.openedTick() : state.allOfferedTick();
  }

  /** A ring that has passed takes in new members, and is still watched: some defects show late. */
  private static List<RingEvent> watch(
      RingPlan plan, RingState state, Tally tally, int tick, boolean mayOffer) {
    Verdict verdict = plan.gate().judge(tally, true);
    if (verdict == Verdict.FAIL) {
      return List.of(judged(plan, tally, tick, verdict));
    }
    int members = tally.get(Count.MEMBERS);
    if (!mayOffer || state.quota() >= members || tick < nextRaise(plan, state)) {
      return List.of();
    }
    int quota = plan.push().raise(state.quota(), members);
    return List.of(new RingEvent.QuotaRaised(tick, quota, quota == members));
  }

  private static RingEvent judged(RingPlan plan, Tally tally, int tick, Verdict verdict) {
    return new RingEvent.RingJudged(
        tick, verdict, plan.gate().sample(tally), plan.gate().failures(tally));
  }

  /** When the next members may be offered the update; at once, if none were yet. */
  private static int nextRaise(RingPlan plan, RingState state) {
    return state.quota() == 0 ? state.openedTick() : state.quotaTick() + plan.push().everyMinutes();
  }

  /**
   * The next tick at which time alone changes what the ring does; {@link Endpoint#NEVER} if none.
   */
  public static int nextDue(RingPlan plan, RingState state, Tally tally, int tick) {
    if (state.status() != RingStatus.OPEN && state.status() != RingStatus.PASSED) {
      return Endpoint.NEVER;
    }
    int members = tally.get(Count.MEMBERS);
    int raise =
        state.quota() < members ? Math.max(tick + 1, nextRaise(plan, state)) : Endpoint.NEVER;
    if (state.status() == RingStatus.PASSED) {
      return raise;
    }
    int allOfferedTick = allOfferedTick(state, members);
    int baked = allOfferedTick < 0 ? Endpoint.NEVER : allOfferedTick + plan.gate().bakeMinutes();
    return baked > tick ? Math.min(raise, baked) : raise;
  }
}
