package io.fleettwin.forecast;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingDecider;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One forecast from its first tick to its last: what a world, its rollout and its rings decide. */
final class ForecastRun {

  private static final Resource[] RESOURCES = Resource.values();

  private final WorldSettings settings;
  private final Calendar calendar;
  private final RolloutPlan plan;
  private final int startTick;
  private final int lastTick;
  private final Players players;
  private final ForecastLog log;
  private final int[][] tallies;
  private final int[][] happenings;
  private final RingState[] rings;
  private RolloutState rollout;
  private RolloutBriefing briefing;

  /** Whether the rollout has decided something that devices have not heard of. */
  private boolean rolloutChanged;

  ForecastRun(
      ForecastFleet fleet,
      WorldSettings settings,
      RolloutPlan plan,
      Workers workers,
      int startTick,
      int lastTick,
      ForecastLog log) {
    this.settings = settings;
    this.calendar = settings.calendar();
    this.plan = plan;
    this.startTick = startTick;
    this.lastTick = lastTick;
    int count = plan.rings().size();
    this.players = new Players(fleet, settings, plan, workers, lastTick);
    this.log = log;
    this.tallies = new int[count][Changes.COUNTS];
    this.happenings = new int[count][Changes.HAPPENINGS];
    this.rings = new RingState[count];
    Arrays.fill(rings, RingState.PENDING);
    for (int ring = 0; ring < count; ring++) {
      tallies[ring][Count.MEMBERS.ordinal()] = players.members(ring);
    }
    start(players.bounds());
  }

  private void start(RingBounds bounds) {
    rollout = RolloutState.started(new RolloutEvent.RolloutStarted(startTick, plan, bounds));
    briefing = RolloutBriefing.of(rollout);
    players.brief(briefing, RolloutDecider.vendorReverts(rollout));
  }

  void run() {
    log.passed(startTick, tallies, happenings);
    for (int tick = startTick + 1; tick <= lastTick; tick = next(tick)) {
      pass(tick);
    }
    log.ended(rollout);
  }

  /** The next tick at which anything may change: ticks at which nothing does are passed over. */
  private int next(int tick) {
    if (rolloutChanged) {
      return tick + 1;
    }
    List<RingStatus> statuses = new ArrayList<>();
    int next = players.next(tick + 1);
    for (int ring = 0; ring < rings.length; ring++) {
      Tally tally = Tally.of(tallies[ring]);
      next = Math.min(next, RingDecider.nextDue(plan.rings().get(ring), rings[ring], tally, tick));
      statuses.add(rings[ring].status());
    }
    for (Resource resource : RESOURCES) {
      if (players.isAwaited(resource)) {
        int grants = settings.capacity().nextGrants(resource, calendar, tick, handsOn());
        next = Math.min(next, grants);
      }
    }
    return Math.min(next, RolloutDecider.nextDue(rollout, statuses, tick));
  }

  private void pass(int tick) {
    for (int[] ring : happenings) {
      Arrays.fill(ring, 0);
    }
    if (rolloutChanged) {
      rolloutChanged = false;
      RolloutBriefing next = RolloutBriefing.of(rollout);
      boolean reverted = next.revertTick() != briefing.revertTick();
      boolean withdrawn =
          next.withdrawn() != briefing.withdrawn() && next.revertTick() == Endpoint.NEVER;
      briefing = next;
      if (reverted || withdrawn) {
        players.takeBack(briefing, RolloutDecider.vendorReverts(rollout), tick);
      }
    }
    grant(tick);
    players.lineUp(tick);
    for (int ring = 0; ring < rings.length; ring++) {
      players.takeChanges(ring, tick, tallies[ring], happenings[ring]);
    }
    decide(tick);
    log.passed(tick, tallies, happenings);
  }

  private void grant(int tick) {
    long updateKb = plan.update().sizeKb();
    for (Resource resource : RESOURCES) {
      int amount = settings.capacity().grants(resource, calendar, tick, updateKb, handsOn());
      if (amount > 0) {
        players.grant(resource, amount, tick);
      }
    }
  }

  private int handsOn() {
    int handsOn = 0;
    for (int[] tally : tallies) {
      handsOn += tally[Count.HANDS_ON.ordinal()];
    }
    return handsOn;
  }

  /** Rings and rollout decide until nothing more follows. */
  private void decide(int tick) {
    List<RolloutEvent> events;
    do {
      List<RingStatus> statuses = new ArrayList<>();
      for (int ring = 0; ring < rings.length; ring++) {
        decideRing(ring, tick);
        statuses.add(rings[ring].status());
      }
      events = RolloutDecider.tick(rollout, statuses, tick);
      for (RolloutEvent event : events) {
        rollout = rollout.apply(event);
        rolloutChanged = true;
        log.decided(event);
      }
    } while (!events.isEmpty());
  }

  private void decideRing(int ring, int tick) {
    RolloutStatus status = rollout.status();
    RingDecider.tick(
            plan.rings().get(ring),
            rings[ring],
            Tally.of(tallies[ring]),
            tick,
            ring < rollout.released(),
            status.mayOffer(),
            status.isStopped())
        .forEach(event -> happened(ring, event));
    boolean offers = status.mayOffer() && rings[ring].status().offers();
    if (offers && !briefing.withdrawn() && briefing.revertTick() > tick) {
      players.offer(ring, rings[ring].quota(), tick, tallies[ring], happenings[ring]);
    }
  }

  private void happened(int ring, RingEvent event) {
    rings[ring] = rings[ring].apply(event);
    log.decided(ring, event);
  }
}
