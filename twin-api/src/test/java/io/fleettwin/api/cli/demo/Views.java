package io.fleettwin.api.cli.demo;

import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.device.CommandIds;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Tally;
import io.fleettwin.rollout.Verdict;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Views of rollouts as a test wants them. Rollouts start at tick 100. */
final class Views {
  static final int START = 100;

  private static final Gate GATE =
      new Gate(Set.of(Signal.CRASH, Signal.AGENT_DOWN, Signal.SILENCE), 1, 0.05, 60);

  private Views() {}

  /** A rollout of content through these rings. */
  static RolloutPlan plan(DriverMode mode, String... rings) {
    var update =
        new Update("cf-291", UpdateKind.CONTENT, "sensor content", "291-0409", mode, false, 40);
    List<RingPlan> plans =
        List.of(rings).stream()
            .map(r -> new RingPlan(r, new RingSize.Devices(1), 0, 0, PushRate.ALL_AT_ONCE, GATE))
            .toList();
    return new RolloutPlan("cf-291", update, plans, true, Optional.empty());
  }

  static RolloutState running(RolloutPlan plan) {
    return state(plan, RolloutStatus.RUNNING, -1, Endpoint.NEVER, Endpoint.NEVER);
  }

  static RolloutState completed(RolloutPlan plan, int minute) {
    return state(plan, RolloutStatus.COMPLETED, -1, Endpoint.NEVER, START + minute);
  }

  static RolloutState cancelled(RolloutPlan plan, int minute) {
    return state(plan, RolloutStatus.CANCELLED, -1, Endpoint.NEVER, START + minute);
  }

  static RolloutState revertedByVendor(RolloutPlan plan, int minute) {
    return state(plan, RolloutStatus.HALTED, -1, START + minute, START + minute);
  }

  static RolloutState haltedByRing(RolloutPlan plan, int ring, int minute) {
    return state(plan, RolloutStatus.HALTED, ring, START + minute, START + minute);
  }

  private static RolloutState state(
      RolloutPlan plan, RolloutStatus status, int haltedBy, int revertTick, int endedTick) {
    RingBounds bounds = new RingBounds(new long[plan.rings().size()]);
    return new RolloutState(
        plan, bounds, status, START, 1, haltedBy, revertTick, endedTick, CommandIds.NONE);
  }

  /** A ring that was opened at a minute. */
  static RingView open(String name, int opened, Map<Count, Integer> counts) {
    return new RingView(name, openedAt(opened), tally(counts));
  }

  static RingView pending(String name) {
    return new RingView(name, RingState.PENDING, Tally.EMPTY);
  }

  /** A ring whose gate failed at a minute. */
  static RingView failed(String name, int opened, int judged, Map<Count, Integer> counts) {
    Tally tally = tally(counts);
    var verdict =
        new RingEvent.RingJudged(
            START + judged, Verdict.FAIL, GATE.sample(tally), GATE.failures(tally));
    return new RingView(name, openedAt(opened).apply(verdict), tally);
  }

  private static RingState openedAt(int minute) {
    return RingState.PENDING.apply(new RingEvent.RingOpened(START + minute));
  }

  static Tally tally(Map<Count, Integer> counts) {
    int[] values = new int[Count.values().length];
    counts.forEach((count, value) -> values[count.ordinal()] = value);
    return Tally.of(values);
  }

  /** How a rollout stood at a minute after its start. */
  static RolloutView view(int minute, RolloutState state, RingView... rings) {
    return new RolloutView("demo", state, minute, START + minute, List.of(rings), false);
  }
}
