package io.fleettwin.forecast;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.endpoint.Facts;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.endpoint.Situation;
import io.fleettwin.endpoint.Step;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The devices of a forecast. Of each it is remembered how it was when something from outside last
 * touched it; what it does after that is played again when it is asked for, which takes less time
 * than to keep it.
 */
final class Players {

  private final ForecastFleet fleet;
  private final WorldSettings settings;
  private final Workers workers;
  private final Draws draws;
  private final Kinds kinds;
  private final Rings rings;
  private final RingColumn column;

  /** How each is, packed; 0 for those that were offered nothing. */
  private final long[] endpoints;

  private final Line[] lines;
  private final Situation[] situations;

  /** Who waited for what when the update was taken back from him: his turn may come in vain. */
  private final BitSet[] waitedBefore;

  private final int lastTick;

  /** Whether the update may be taken back at a tick that is not known beforehand. */
  private final boolean gatesMayFail;

  private RolloutBriefing briefing;

  /** How far courses are played ahead: what comes then is known to change everything. */
  private int horizon;

  Players(
      ForecastFleet fleet,
      WorldSettings settings,
      RolloutPlan plan,
      Workers workers,
      int lastTick) {
    this.fleet = fleet;
    this.settings = settings;
    this.workers = workers;
    this.lastTick = lastTick;
    this.draws = new Draws(settings.seed());
    this.kinds = fleet.kinds(plan);
    this.endpoints = new long[fleet.size()];
    this.rings = Rings.of(fleet, kinds, plan, draws, workers, endpoints);
    this.column = rings.column();
    this.gatesMayFail = plan.rings().stream().anyMatch(ring -> ring.gate().canFail());
    this.lines = new Line[Resource.values().length];
    Arrays.setAll(lines, resource -> new Line());
    this.waitedBefore = new BitSet[lines.length];
    Arrays.setAll(waitedBefore, resource -> new BitSet());
    this.situations = new Situation[plan.rings().size()];
  }

  RingBounds bounds() {
    return rings.bounds();
  }

  int members(int ring) {
    return rings.members()[ring].size();
  }

  /**
   * Takes what devices are exposed to from now on.
   *
   * @param vendorReverts when the vendor will take the update back, if nobody does so before
   */
  void brief(RolloutBriefing next, int vendorReverts) {
    briefing = next;
    Arrays.setAll(situations, ring -> next.situation(ring, settings.capacity()));
    horizon = next.revertTick() == Endpoint.NEVER ? Math.min(lastTick, vendorReverts) : lastTick;
  }

  /** Those who will wait at a tick wait. */
  void lineUp(int tick) {
    for (Worker worker : workers.all()) {
      worker.arrivals.lineUp(tick, lines);
    }
  }

  /** The first tick, not before one, at which something changes or somebody begins to wait. */
  int next(int tick) {
    int next = Endpoint.NEVER;
    for (Worker worker : workers.all()) {
      next = Math.min(next, worker.next(tick));
    }
    return next;
  }

  boolean isAwaited(Resource resource) {
    return !lines[resource.ordinal()].isEmpty();
  }

  /** Takes out what changes at a tick in a ring, and adds it. */
  void takeChanges(int ring, int tick, int[] tally, int[] happenings) {
    for (Worker worker : workers.all()) {
      worker.changes[ring].takeTo(tally, happenings, tick);
    }
  }

  private void take(Worker worker, int row, Situation[] in) {
    Facts facts = kinds.facts(fleet.kind(row), fleet.key(row), draws);
    worker.course.take(
        facts, in[column.ring(row)], Endpoint.unpack(endpoints[row]), column.touched(row));
  }

  private void keep(Worker worker, int row) {
    endpoints[row] = worker.course.endpoint().pack();
    column.touch(row, worker.course.acted());
  }

  private void playOn(Worker worker, int row, int from) {
    worker.course.playOn(from, horizon, worker.changes[column.ring(row)], worker.arrivals, row);
  }

  /**
   * Offers the update to members of a ring at a tick, and adds what that changes.
   *
   * @param quota how many may have been offered it, in the order of the cohorts
   */
  void offer(int ring, int quota, int tick, int[] tally, int[] happenings) {
    Members members = rings.members()[ring];
    int[] targets = new int[Cohorts.COUNT];
    int left = quota;
    int offers = 0;
    for (int cohort = 0; cohort < targets.length; cohort++) {
      targets[cohort] = Math.min(left, members.size(cohort));
      left -= targets[cohort];
      offers += Math.max(0, targets[cohort] - members.offered(cohort));
    }
    if (offers == 0) {
      return;
    }
    workers.forEachCohort(
        offers,
        (worker, cohort) ->
            members.offerUpTo(
                cohort, targets[cohort], row -> offer(worker, row, tick, situations[ring])));
    takeChanges(ring, tick, tally, happenings);
  }

  private void offer(Worker worker, int row, int tick, Situation situation) {
    Course course = worker.course;
    Facts facts = kinds.facts(fleet.kind(row), fleet.key(row), draws);
    Endpoint offered = course.model().offer(facts, Endpoint.IDLE, tick, situation);
    course.take(facts, situation, offered, tick);
    worker.changes[column.ring(row)].move(tick, 0, course.mask(tick), 1);
    keep(worker, row);
    playOn(worker, row, tick);
    keepAhead(worker, row);
  }

  /**
   * Plays all devices that were offered the update anew, since it was withdrawn or taken back.
   *
   * @param tick at which they may hear of it; up to the one before they did what they would have
   */
  void takeBack(RolloutBriefing next, int vendorReverts, int tick) {
    Situation[] before = situations.clone();
    brief(next, vendorReverts);
    workers.all().forEach(worker -> worker.forgetFrom(tick));
    for (BitSet rows : waitedBefore) {
      rows.clear();
    }
    workers.forEachCohort(
        fleet.size(),
        (worker, cohort) -> {
          for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
            if (endpoints[row] != 0) {
              takeBack(worker, row, before, tick);
            }
          }
        });
  }

  private void takeBack(Worker worker, int row, Situation[] before, int tick) {
    take(worker, row, before);
    Course course = worker.course;
    course.goTo(tick - 1);
    Endpoint endpoint = course.endpoint();
    course.nowIn(situations[column.ring(row)]);
    Step step = takenBack(worker, endpoint, tick);
    if (step != null && !(step.isQuiet() && step.next().equals(endpoint))) {
      EndpointModel.waitsFor(endpoint).ifPresent(resource -> waited(resource, row));
      worker.course.touch(step, tick, worker.changes[column.ring(row)]);
      keep(worker, row);
      playOn(worker, row, tick);
    } else {
      keep(worker, row);
      playOn(worker, row, tick - 1);
    }
    keepAhead(worker, row);
  }

  /**
   * Keeps how a device is after all that it will do if it does not get what it waits for, so that
   * this need not be played again: if nothing can be taken back before, and nobody will ask how it
   * was in between.
   */
  private void keepAhead(Worker worker, int row) {
    boolean foreseen = briefing.revertTick() != Endpoint.NEVER || !gatesMayFail;
    if (foreseen && worker.course.acted() > column.touched(row) && worker.course.isAsItWaits()) {
      keep(worker, row);
    }
  }

  private void waited(Resource resource, int row) {
    synchronized (waitedBefore) {
      waitedBefore[resource.ordinal()].set(row);
    }
  }

  private Step takenBack(Worker worker, Endpoint endpoint, int tick) {
    if (briefing.revertTick() <= tick && EndpointModel.reactsToRevert(endpoint)) {
      return worker.course.reverted(tick);
    }
    return briefing.withdrawn() && EndpointModel.reactsToWithdrawal(endpoint)
        ? EndpointModel.withdraw(endpoint)
        : null;
  }

  /** Gives so many devices what they wait for. Each is played by itself, so several can be. */
  void grant(Resource resource, int amount, int tick) {
    lines[resource.ordinal()].serve(
        amount,
        (rows, from, to, since, became) ->
            workers.forEachPart(
                from,
                to,
                (worker, begin, end) -> {
                  for (int at = begin; at < end; at++) {
                    became[at - from] = grant(worker, resource, rows[at], since, tick);
                  }
                }));
  }

  private byte grant(Worker worker, Resource resource, int row, int since, int tick) {
    if (column.touched(row) == tick) {
      boolean waited = waitedBefore[resource.ordinal()].get(row);
      return waited && Endpoint.unpack(endpoints[row]).since() == since ? Line.MISSED : Line.GONE;
    }
    take(worker, row, situations);
    Course course = worker.course;
    course.goTo(tick - 1);
    Endpoint endpoint = course.endpoint();
    boolean waits =
        endpoint.since() == since && EndpointModel.waitsFor(endpoint).orElse(null) == resource;
    if (!waits) {
      return Line.GONE;
    }
    if (course.next() == tick) {
      return Line.MISSED;
    }
    int acted = course.acted();
    course.playBack(tick - 1, horizon, worker.changes[column.ring(row)]);
    course.goBack(endpoint, acted);
    course.touch(course.granted(tick), tick, worker.changes[column.ring(row)]);
    keep(worker, row);
    playOn(worker, row, tick);
    keepAhead(worker, row);
    return Line.SERVED;
  }
}
