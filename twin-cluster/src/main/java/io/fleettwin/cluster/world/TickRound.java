package io.fleettwin.cluster.world;

import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.fleet.Rounds;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.RolloutBriefing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One tick after the other: first the cohorts do what is due, then the rollouts decide on what has
 * come of it. After a start there is a survey first: the cohorts are told what goes on and say how
 * they are, and nothing new happens.
 */
final class TickRound {

  /** What an answer leads to. */
  sealed interface Progress {
    /** Others have to answer first. */
    record Waiting() implements Progress {}

    record Surveyed() implements Progress {}

    record Passed(int tick) implements Progress {}
  }

  private enum Phase {
    RESTING,
    COHORTS,
    ROLLOUTS
  }

  /** A tick that waits for an answer this often, at 5 s each, is worth a line in the log. */
  private static final int WARN_EVERY = 6;

  private final ActorContext<World.Command> context;
  private final TimerScheduler<World.Command> timers;
  private final ClusterSharding sharding;
  private final String world;
  private final Clock clock;
  private final TreeMap<Integer, Cohort.Tick> cohorts = new TreeMap<>();
  private final TreeSet<String> rollouts = new TreeSet<>();
  private Rounds rounds;
  private Phase phase = Phase.RESTING;
  private boolean surveyed;
  private int tick;
  private int wallTick;
  private int repeats;
  private int repeatedTick;
  private Briefing briefing;

  TickRound(
      ActorContext<World.Command> context,
      TimerScheduler<World.Command> timers,
      ClusterSharding sharding,
      String world) {
    this.context = context;
    this.timers = timers;
    this.sharding = sharding;
    this.world = world;
    this.clock = WorldClock.of(context.getSystem());
  }

  /** The tick that a world has come to. */
  int tick(WorldState state) {
    return state.settings().clock() == ClockKind.WALL
        ? Math.max(wallTick, state.settings().tickOf(now()))
        : state.tick();
  }

  private Instant now() {
    return clock.instant();
  }

  void brief(RolloutBriefing rollout) {
    if (rounds != null) {
      rounds.brief(rollout);
    }
  }

  void stirred(World.CohortStirred stirred) {
    if (rounds != null) {
      rounds.stirred(stirred.cohort(), stirred.sinceTick());
    }
  }

  void touch() {
    if (rounds != null) {
      rounds.touch();
    }
  }

  /** What cohorts have to know now. */
  Briefing briefing(WorldState state) {
    return rounds(state).briefing(state.holds());
  }

  /** The holds that are to follow from gates that have failed. */
  List<SafeguardHold> holdsOfFailedGates(WorldState state) {
    return rounds(state).briefings().stream()
        .filter(rollout -> rollout.failed() && state.lacks(rollout))
        .map(RolloutBriefing::holdOfFailedGate)
        .toList();
  }

  private Rounds rounds(WorldState state) {
    if (rounds == null) {
      rounds = new Rounds(state.settings());
    }
    return rounds;
  }

  /** Whether a world with a virtual clock was running, and has nothing more to do. */
  boolean hasRunOut(WorldState state) {
    return phase == Phase.RESTING
        && surveyed
        && state.settings().clock() == ClockKind.VIRTUAL
        && state.runsUntil() >= 0
        && (rounds(state).next(state.tick()) > state.runsUntil()
            || rounds(state).next(state.tick()) == Endpoint.NEVER);
  }

  /** Begins what comes next, if nothing is under way. */
  void begin(WorldState state) {
    if (phase != Phase.RESTING || !allBriefed(state)) {
      return;
    }
    if (!surveyed) {
      tick = tick(state);
      rounds.touch();
      tickCohorts(state, Map.of());
    } else if (state.settings().clock() == ClockKind.WALL) {
      beginMinute(state);
    } else if (state.runsUntil() >= 0) {
      tick = rounds.next(state.tick());
      tickCohorts(state, rounds.grants(tick));
    }
  }

  private void beginMinute(WorldState state) {
    int now = state.settings().tickOf(now());
    if (now > wallTick) {
      wallTick = now;
      tick = now;
      tickCohorts(state, rounds.grants(tick));
    } else {
      Instant next = state.settings().momentOf(wallTick + 1);
      Duration wait = Duration.between(now(), next);
      timers.startSingleTimer(
          new World.NextMinute(), wait.isNegative() ? Duration.ZERO : wait.plusMillis(1));
    }
  }

  private boolean allBriefed(WorldState state) {
    boolean all = true;
    for (String rollout : state.rollouts()) {
      if (!rounds(state).isBriefed(rollout)) {
        all = false;
        rollout(rollout).tell(new RolloutCoordinator.GetBriefing(context.getSelf()));
      }
    }
    return all && rounds(state) != null;
  }

  private void tickCohorts(WorldState state, Map<Integer, Map<Resource, Integer>> grants) {
    if (briefing == null || rounds.hasChanged()) {
      briefing = rounds.briefing(state.holds());
    }
    phase = Phase.COHORTS;
    for (int cohort : rounds.cohortsDue(tick, grants)) {
      cohorts.put(
          cohort,
          new Cohort.Tick(
              tick, briefing, grants.getOrDefault(cohort, Map.of()), context.getSelf()));
    }
    rounds.told();
    cohorts.forEach(this::tell);
    if (cohorts.isEmpty()) {
      tickRollouts();
      rest(state);
    }
  }

  /** A minute in which nothing was due is over at once. */
  private void rest(WorldState state) {
    if (rollouts.isEmpty()) {
      phase = Phase.RESTING;
      if (state.settings().clock() == ClockKind.WALL) {
        beginMinute(state);
      }
    }
  }

  private void tell(int cohort, Cohort.Tick message) {
    sharding.entityRefFor(Cohort.ENTITY_KEY, PersistenceIds.cohort(world, cohort)).tell(message);
  }

  private void tickRollouts() {
    phase = Phase.ROLLOUTS;
    briefing.rollouts().forEach(rollout -> rollouts.add(rollout.rollout()));
    decideNext();
  }

  /**
   * One rollout after the other, in the order of their ids: two that want the same devices get them
   * in the same way each time.
   */
  private void decideNext() {
    if (!rollouts.isEmpty()) {
      decide(rollouts.first());
    }
  }

  private void decide(String rollout) {
    rollout(rollout).tell(new RolloutCoordinator.Decide(tick, briefing, context.getSelf()));
  }

  EntityRef<RolloutCoordinator.Command> rollout(String rollout) {
    return sharding.entityRefFor(
        RolloutCoordinator.ENTITY_KEY, PersistenceIds.rollout(world, rollout));
  }

  /** A cohort has answered. */
  Progress cohortDone(World.CohortDone done) {
    if (phase != Phase.COHORTS || done.tick() != tick || cohorts.remove(done.cohort()) == null) {
      return new Progress.Waiting();
    }
    rounds.cohortDone(done.cohort(), done.tick(), done.nextDue(), done.queues(), done.handsOn());
    if (!cohorts.isEmpty()) {
      return new Progress.Waiting();
    }
    if (!surveyed) {
      surveyed = true;
      rounds.touch();
      phase = Phase.RESTING;
      return new Progress.Surveyed();
    }
    tickRollouts();
    return rollouts.isEmpty() ? passed() : new Progress.Waiting();
  }

  /** A rollout has answered. */
  Progress rolloutDone(World.RolloutDone done) {
    if (phase != Phase.ROLLOUTS || done.tick() != tick || !rollouts.remove(done.rollout())) {
      return new Progress.Waiting();
    }
    rounds.rolloutDone(done.briefing(), done.nextDue(), done.cohortDue());
    decideNext();
    return rollouts.isEmpty() ? passed() : new Progress.Waiting();
  }

  private Progress passed() {
    phase = Phase.RESTING;
    return new Progress.Passed(tick);
  }

  /** Whatever has had no answer for a while is said once more; all of it is idempotent. */
  void askAgain() {
    repeats = phase == Phase.RESTING || tick != repeatedTick ? 0 : repeats + 1;
    repeatedTick = tick;
    if (repeats > 0 && repeats % WARN_EVERY == 0) {
      context
          .getLog()
          .warn(
              "world {} stands at tick {}: no answer from {}",
              world,
              tick,
              phase == Phase.COHORTS ? "cohorts " + cohorts.keySet() : "rollouts " + rollouts);
    }
    switch (phase) {
      case RESTING -> context.getSelf().tell(new World.Wake());
      case COHORTS -> cohorts.forEach(this::tell);
      case ROLLOUTS -> decideNext();
    }
  }
}
