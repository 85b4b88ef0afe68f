package io.fleettwin.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A rollout with its rings, as the coordinators run it: at each tick the rings decide, then the
 * rollout, until nothing changes any more. Tests say how the devices of a ring are.
 */
final class RolloutRun {

  /** No tick has as many rounds as this. */
  private static final int MAX_ROUNDS = 100;

  private final List<RolloutEvent> events = new ArrayList<>();
  private final Map<Integer, List<RingEvent>> ringEvents = new TreeMap<>();
  private final RingState[] rings;
  private final Tally[] tallies;
  private RolloutState state;
  private int tick;
  private int orders;

  private RolloutRun(RolloutPlan plan, int members) {
    int size = plan.rings().size();
    rings = new RingState[size];
    tallies = new Tally[size];
    Arrays.fill(rings, RingState.PENDING);
    Arrays.fill(tallies, Tallies.ringOf(members).tally());
    var started = new RolloutEvent.RolloutStarted(0, plan, RingBounds.of(plan, new long[0]));
    state = RolloutState.started(started);
  }

  /** A rollout that starts at tick 0, with so many devices in each ring. */
  static RolloutRun of(RolloutPlan plan, int members) {
    return new RolloutRun(plan, members).at(0);
  }

  /** What is known of a ring from now on. */
  RolloutRun knowing(int ring, Tally tally) {
    tallies[ring] = tally;
    return at(tick);
  }

  /** Lets the time pass minute by minute until this tick, which is played too. */
  RolloutRun at(int until) {
    for (; tick < until; tick++) {
      play();
    }
    return play();
  }

  /** The same, but only at the ticks at which something is due. */
  RolloutRun jumpingTo(int until) {
    play();
    for (int next = nextDue(); next <= until; next = nextDue()) {
      assertThat(next).as("next due after %d", tick).isGreaterThan(tick);
      tick = next;
      play();
    }
    tick = until;
    return this;
  }

  /** An operator's order, with an id of its own. */
  RolloutRun when(RolloutCommand command) {
    return when(new RolloutOrder("order " + orders++, command));
  }

  RolloutRun when(RolloutOrder order) {
    var decision = RolloutDecider.decide(state, order, tick);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    if (decision instanceof Decision.Accepted<RolloutEvent> accepted) {
      accepted.events().forEach(this::happens);
    }
    return play();
  }

  private RolloutRun play() {
    for (int round = 0; playOnce(); round++) {
      assertThat(round).as("rounds at tick %d", tick).isLessThan(MAX_ROUNDS);
    }
    return this;
  }

  private boolean playOnce() {
    boolean changed = false;
    var plans = state.plan().rings();
    for (int ring = 0; ring < rings.length; ring++) {
      boolean mayOffer = state.status() == RolloutStatus.RUNNING;
      for (var event :
          RingDecider.decide(plans.get(ring), rings[ring], tallies[ring], tick, mayOffer)) {
        happens(ring, event);
        changed = true;
      }
    }
    for (var event : RolloutDecider.tick(state, statuses(), tick)) {
      happens(event);
      changed = true;
    }
    return changed;
  }

  private void happens(int ring, RingEvent event) {
    rings[ring] = rings[ring].apply(event);
    ringEvents.computeIfAbsent(ring, r -> new ArrayList<>()).add(event);
  }

  private void happens(RolloutEvent event) {
    state = state.apply(event);
    events.add(event);
    if (event instanceof RolloutEvent.RingReleased released) {
      happens(released.ring(), new RingEvent.RingOpened(tick));
    }
    if (state.status().isOver()) {
      IntStream.range(0, rings.length)
          .filter(ring -> rings[ring].status() == RingStatus.OPEN)
          .forEach(ring -> happens(ring, new RingEvent.RingClosed(tick)));
    }
  }

  private int nextDue() {
    int due = RolloutDecider.nextDue(state, statuses(), tick);
    for (int ring = 0; ring < rings.length; ring++) {
      var plan = state.plan().rings().get(ring);
      due = Math.min(due, RingDecider.nextDue(plan, rings[ring], tallies[ring], tick));
    }
    return due;
  }

  RolloutState state() {
    return state;
  }

  RolloutStatus status() {
    return state.status();
  }

  List<RingStatus> statuses() {
    return Arrays.stream(rings).map(RingState::status).toList();
  }

  RingState ring(int ring) {
    return rings[ring];
  }

  List<RolloutEvent> events() {
    return List.copyOf(events);
  }

  List<RingEvent> eventsOf(int ring) {
    return List.copyOf(ringEvents.getOrDefault(ring, List.of()));
  }

  /** The tick at which a ring opened; -1 if it did not. */
  int openedAt(int ring) {
    return rings[ring].openedTick();
  }
}
