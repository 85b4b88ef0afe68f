package io.fleettwin.fleet;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.update.Update;
import io.fleettwin.world.Arbiter;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.Queue;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a world has heard of its cohorts and rollouts, and what follows for its clock: which tick is
 * next, who takes part in it, and who gets what is scarce. Nothing of it is persisted; after a
 * start all of it is asked for anew.
 */
public final class Rounds {

  private final WorldSettings settings;
  private final Map<String, RolloutBriefing> rollouts = new TreeMap<>();
  private final Map<String, Integer> rolloutDue = new TreeMap<>();
  private final int[] cohortDue = new int[Cohorts.COUNT];
  private final int[] lastTick = new int[Cohorts.COUNT];
  private final int[] handsOn = new int[Cohorts.COUNT];
  private final Map<Resource, Map<Integer, Queue>> queues = new EnumMap<>(Resource.class);
  private boolean changed = true;

  public Rounds(WorldSettings settings) {
    this.settings = settings;
    Arrays.fill(cohortDue, Endpoint.NEVER);
    for (Resource resource : Resource.values()) {
      queues.put(resource, new TreeMap<>());
    }
  }

  /** Takes what cohorts have to know of a rollout. */
  public void brief(RolloutBriefing briefing) {
    if (!briefing.equals(rollouts.put(briefing.rollout(), briefing))) {
      changed = true;
    }
  }

  /** Whether cohorts have to be told something new. */
  public boolean hasChanged() {
    return changed;
  }

  /** The cohorts have been told, or are about to be. */
  public void told() {
    changed = false;
  }

  /** Something else that cohorts have to know has changed. */
  public void touch() {
    changed = true;
  }

  public boolean isBriefed(String rollout) {
    return rollouts.containsKey(rollout);
  }

  public List<RolloutBriefing> briefings() {
    return List.copyOf(rollouts.values());
  }

  /** A cohort has done all that was due at a tick. */
  public void cohortDone(int cohort, int tick, int nextDue, List<Queue> waiting, int hands) {
    cohortDue[cohort] = nextDue;
    lastTick[cohort] = tick;
    handsOn[cohort] = hands;
    queues.values().forEach(byCohort -> byCohort.remove(cohort));
    for (Queue queue : waiting) {
      queues.get(queue.resource()).put(cohort, queue);
    }
  }

  /**
   * A cohort has news since its last tick, and so takes part in the next one.
   *
   * @param sinceTick the last tick in which it took part when it said so
   */
  public void stirred(int cohort, int sinceTick) {
    if (sinceTick >= lastTick[cohort]) {
      cohortDue[cohort] = 0;
    }
  }

  /**
   * A rollout has decided at a tick.
   *
   * @param nextDue when it has to decide again, whatever devices do
   * @param dueByOffers when something happens next in the cohorts that made offers
   */
  public void rolloutDone(
      RolloutBriefing briefing, int nextDue, Map<Integer, Integer> dueByOffers) {
    brief(briefing);
    rolloutDue.put(briefing.rollout(), nextDue);
    dueByOffers.forEach((cohort, due) -> cohortDue[cohort] = Math.min(cohortDue[cohort], due));
  }

  /** The next tick after one at which something happens; {@link Endpoint#NEVER} if none. */
  public int next(int tick) {
    if (changed) {
      return tick + 1;
    }
    int next = Arrays.stream(cohortDue).min().orElse(Endpoint.NEVER);
    for (int due : rolloutDue.values()) {
      next = Math.min(next, due);
    }
    return Math.max(tick + 1, Math.min(next, nextGrant(tick)));
  }

  private int nextGrant(int tick) {
    boolean fastQueue =
        !queues.get(Resource.BANDWIDTH).isEmpty() || !queues.get(Resource.REMEDIATION).isEmpty();
    if (fastQueue) {
      return tick + 1;
    }
    if (queues.get(Resource.SERVICE_DESK).isEmpty() || freeHands() == 0) {
      return Endpoint.NEVER;
    }
    return settings.capacity().desk().nextOpen(settings.calendar(), tick);
  }

  private int freeHands() {
    return settings.capacity().desk().technicians() - Arrays.stream(handsOn).sum();
  }

  /** Who gets what at a tick: by cohort, how many devices get each resource. */
  public Map<Integer, Map<Resource, Integer>> grants(int tick) {
    int hands = Arrays.stream(handsOn).sum();
    long largestKb = largestUpdateKb();
    Map<Integer, Map<Resource, Integer>> grants = new TreeMap<>();
    queues.forEach((resource, byCohort) ->
        Arbiter.grant(
                byCohort,
                settings.capacity().grants(resource, settings.calendar(), tick, largestKb, hands))
            .forEach((cohort, devices) ->
                grants
                    .computeIfAbsent(cohort, c -> new EnumMap<>(Resource.class))
                    .put(resource, devices)));
    return grants;
  }

  private long largestUpdateKb() {
    return rollouts.values().stream()
        .map(RolloutBriefing::update)
        .mapToLong(Update::sizeKb)
        .max()
        .orElse(0);
  }

  /** The cohorts that take part in a tick. */
  public List<Integer> cohortsDue(int tick, Map<Integer, Map<Resource, Integer>> grants) {
    List<Integer> cohorts = new ArrayList<>();
    for (int cohort = 0; cohort < cohortDue.length; cohort++) {
      if (changed || cohortDue[cohort] <= tick || grants.containsKey(cohort)) {
        cohorts.add(cohort);
      }
    }
    return cohorts;
  }

  /** What cohorts have to know now. */
  public Briefing briefing(List<SafeguardHold> holds) {
    return new Briefing(settings, briefings(), holds);
  }
}
