package io.fleettwin.fleet;

import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingDecider;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Tally;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A simulated world without actors, and a rollout that goes through it as it does on actors: at
 * each tick in which something is due the cohorts that take part do it, with what was granted to
 * them from the queues of the tick before; then rings and rollout decide until nothing more
 * follows, and offers go out. All rules are those of the product; what is here is only who is asked
 * when, as World, RolloutCoordinator, RingCoordinator and Cohort do it.
 */
final class PlainWorld {

  /** A ring, and what has become of it. */
  private static final class Ring {
    private final RingPlan plan;
    private final CohortTallies heard = new CohortTallies();
    private final SortedMap<Integer, Tally> history = new TreeMap<>();
    private final List<RingEvent> events = new ArrayList<>();

    /** What a ring coordinator persists: what was decided, and each change of the tally. */
    private final List<RingEvent> persisted = new ArrayList<>();

    private final List<Decided> decided = new ArrayList<>();
    private RingState state = RingState.PENDING;
    private Tally noted = Tally.EMPTY;

    Ring(RingPlan plan) {
      this.plan = plan;
      for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
        heard.put(cohort, Tally.EMPTY);
      }
    }

    void happens(RingEvent event) {
      state = state.apply(event);
      events.add(event);
      persisted.add(event);
    }

    void noteTally(int tick) {
      Tally now = heard.total();
      if (!now.equals(noted)) {
        persisted.add(new RingEvent.TallyChanged(tick, now));
        noted = now;
      }
    }
  }

  /** What a ring knew of its devices when it decided, while its gate judged. */
  record Decided(int tick, Tally tally) {}

  private final WorldSettings settings;
  private final String rollout;
  private final Map<String, RolloutState> rollouts = new TreeMap<>();
  private final List<SafeguardHold> holds = new ArrayList<>();

  /** Those that have devices; the others have nothing to do. */
  private final SortedMap<Integer, OneCohort> cohorts = new TreeMap<>();

  private final Rounds rounds;
  private final List<Ring> rings;
  private final List<RolloutEvent> events = new ArrayList<>();
  private Briefing briefing;
  private int tick;

  private PlainWorld(WorldSettings settings, RolloutPlan plan, int startTick) {
    this.settings = settings;
    this.rollout = plan.id();
    this.rounds = new Rounds(settings);
    this.rings = plan.rings().stream().map(Ring::new).toList();
    this.tick = startTick;
  }

  /** A world whose devices have just been enrolled, and in which a rollout is started. */
  static PlainWorld begin(
      WorldSettings settings, Iterable<GeneratedDevice> devices, RolloutPlan plan, int startTick) {
    var world = new PlainWorld(settings, plan, startTick);
    devices.forEach(world::enrol);
    world.start(plan);
    return world;
  }

  private void enrol(GeneratedDevice device) {
    cohorts
        .computeIfAbsent(
            Cohorts.of(device.id()), number -> new OneCohort(settings, rollouts, holds))
        .with(device);
  }

  private void start(RolloutPlan plan) {
    long[] places =
        cohorts.values().stream()
            .map(cohort -> cohort.table().places(plan.update()))
            .flatMapToLong(Arrays::stream)
            .toArray();
    var bounds = RingBounds.of(plan, places);
    rollouts.put(
        rollout, RolloutState.started(new RolloutEvent.RolloutStarted(tick, plan, bounds)));
    rounds.brief(RolloutBriefing.of(rollout()));
  }

  /** Plays until a tick, or until nothing more can happen. */
  PlainWorld until(int last) {
    return until(last, before -> {}, after -> {});
  }

  /**
   * The same.
   *
   * @param before each tick
   * @param after each tick
   */
  PlainWorld until(int last, Consumer<PlainWorld> before, Consumer<PlainWorld> after) {
    before.accept(this);
    for (int next = rounds.next(tick); next <= last; next = rounds.next(tick)) {
      pass(next);
      after.accept(this);
      before.accept(this);
    }
    return this;
  }

  private void pass(int next) {
    Map<Integer, Map<Resource, Integer>> grants = rounds.grants(next);
    if (rounds.hasChanged()) {
      briefing = rounds.briefing(holds);
    }
    List<Integer> due = rounds.cohortsDue(next, grants);
    rounds.told();
    tick = next;
    for (int number : due) {
      OneCohort cohort = cohorts.get(number);
      if (cohort != null) {
        cohort.at(tick, briefing, grants.getOrDefault(number, Map.of()));
        hear(number, cohort);
      }
    }
    decide();
    holdWhatFailed();
    for (Ring ring : rings) {
      ring.history.put(tick, ring.heard.total());
    }
  }

  private void hear(int number, OneCohort cohort) {
    for (int ring = 0; ring < rings.size(); ring++) {
      rings.get(ring).heard.put(number, cohort.tally(rollout, ring));
    }
    var table = cohort.table();
    rounds.cohortDone(number, tick, table.nextDue(), table.queues(), table.handsOn());
  }

  private void decide() {
    Map<Integer, Integer> dueByOffers = new TreeMap<>();
    List<RolloutEvent> next;
    do {
      for (int ring = 0; ring < rings.size(); ring++) {
        decide(ring, dueByOffers);
      }
      next = RolloutDecider.tick(rollout(), statuses(), tick);
      next.forEach(this::happens);
    } while (!next.isEmpty());
    int due = RolloutDecider.nextDue(rollout(), statuses(), tick);
    for (Ring ring : rings) {
      due = Math.min(due, RingDecider.nextDue(ring.plan, ring.state, ring.heard.total(), tick));
    }
    rounds.rolloutDone(RolloutBriefing.of(rollout()), due, dueByOffers);
  }

  private void decide(int number, Map<Integer, Integer> dueByOffers) {
    Ring ring = rings.get(number);
    RolloutStatus status = rollout().status();
    boolean released = number < rollout().released();
    boolean judges = judges(ring.state.status(), released, status.isStopped());
    RingDecider.tick(
            ring.plan,
            ring.state,
            ring.heard.total(),
            tick,
            released,
            status.mayOffer(),
            status.isStopped())
        .forEach(ring::happens);
    if (judges) {
      ring.decided.add(new Decided(tick, ring.heard.total()));
    }
    ring.noteTally(tick);
    if (status.mayOffer() && ring.state.status().offers()) {
      ring.heard
          .targets(ring.state.quota())
          .forEach((at, target) -> {
            OneCohort cohort = cohorts.get(at);
            cohort.offer(tick, briefing, rollout, number, target);
            ring.heard.put(at, cohort.tally(rollout, number));
            dueByOffers.merge(at, cohort.table().nextDue(), Math::min);
          });
      ring.noteTally(tick);
    }
  }

  private static boolean judges(RingStatus before, boolean released, boolean closed) {
    return switch (before) {
      case PENDING -> released && !closed;
      case OPEN -> !closed;
      case PASSED -> true;
      case FAILED, CLOSED -> false;
    };
  }

  private void happens(RolloutEvent event) {
    rollouts.computeIfPresent(rollout, (id, state) -> state.apply(event));
    events.add(event);
  }

  private void holdWhatFailed() {
    RolloutBriefing now = RolloutBriefing.of(rollout());
    if (now.failed() && holds.stream().noneMatch(hold -> hold.id().equals(now.ownHold()))) {
      holds.add(now.holdOfFailedGate());
      rounds.touch();
    }
  }

  private List<RingStatus> statuses() {
    return rings.stream().map(ring -> ring.state.status()).toList();
  }

  /** Somebody else asks a twin for something. */
  void ask(DeviceId device, DeviceCommand command) {
    int number = Cohorts.of(device);
    cohorts.get(number).ask(device, command);
    rounds.stirred(number, tick);
  }

  int tick() {
    return tick;
  }

  RolloutState rollout() {
    return rollouts.get(rollout);
  }

  /** What the rollout has decided; without its start. */
  List<RolloutEvent> rolloutEvents() {
    return events;
  }

  /** What a ring has decided. */
  List<RingEvent> ringEvents(int ring) {
    return rings.get(ring).events;
  }

  /** What a ring has decided, and how its tally has changed, as it is persisted. */
  List<RingEvent> ringHistory(int ring) {
    return rings.get(ring).persisted;
  }

  /** Each time that a ring's gate has judged, and what it knew. */
  List<Decided> decisions(int ring) {
    return rings.get(ring).decided;
  }

  /** How a ring stood at the end of each tick in which anything was due. */
  SortedMap<Integer, Tally> tallies(int ring) {
    return rings.get(ring).history;
  }

  /** Those that have devices. */
  Collection<OneCohort> cohorts() {
    return cohorts.values();
  }
}
