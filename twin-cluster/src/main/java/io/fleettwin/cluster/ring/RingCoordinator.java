package io.fleettwin.cluster.ring;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.coordinator.Coordinator;
import io.fleettwin.cluster.coordinator.Seat;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.cluster.world.World;
import io.fleettwin.fleet.CohortTallies;
import io.fleettwin.rollout.RingDecider;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.Briefing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Coordinates one ring of one rollout: adds up what the cohorts tell, lets the gate judge, and has
 * the cohorts offer the update. What it wants is kept as a quota, what is, as tallies; it asks for
 * the difference at each tick, so that nothing that gets lost stays lost.
 */
public final class RingCoordinator
    extends Coordinator<RingCoordinator.Command, RingEvent, RingRecord> {

  public sealed interface Command extends ClusterMessage {}

  /**
   * Time for a decision.
   *
   * @param round counts the times that the rollout asks its rings; it may do so several times a
   *     tick
   * @param released whether the ring may open
   * @param mayOffer false while the rollout is paused
   * @param closed whether the rollout is over without having been completed
   */
  public record Decide(
      RingPlan plan,
      int tick,
      int round,
      boolean released,
      boolean mayOffer,
      boolean closed,
      Briefing briefing,
      ActorRef<RolloutCoordinator.Command> replyTo)
      implements Command {}

  /**
   * How the ring's devices in a cohort are.
   *
   * @param tick -1 if the ring has asked
   * @param nextDue when something happens next in the cohort
   */
  public record CohortTally(
      int cohort, int tick, Tally tally, int nextDue, ActorRef<Cohort.Command> replyTo)
      implements Command {}

  /**
   * A cohort has offered the update as far as it could.
   *
   * @param nextDue when something happens next in the cohort
   */
  public record Offered(int cohort, int tick, int target, Tally tally, int nextDue)
      implements Command {}

  /** Asks how the ring stands; answered as if decided, at tick -1. */
  public record Get(RingPlan plan, ActorRef<RolloutCoordinator.Command> replyTo)
      implements Command {}

  /** The world is being deleted: the ring ends. */
  public record Vanish(ActorRef<World.Command> replyTo) implements Command {}

  record AskAgain() implements Command {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "Ring");

  private final ActorContext<Command> context;
  private final ClusterSharding sharding;
  private final String world;
  private final String rollout;
  private final int ring;
  private final CohortTallies cohorts = new CohortTallies();
  private final Map<Integer, Integer> offering = new TreeMap<>();
  private final Map<Integer, Integer> cohortDue = new TreeMap<>();
  private Decide deciding;

  /** What was answered last, in case the answer got lost. */
  private Decide decided;

  public static void init(ClusterSharding sharding, ClusterShardingSettings settings) {
    Seat.init(sharding, settings, ENTITY_KEY, RingCoordinator::new);
  }

  public static Behavior<Command> create(ClusterSharding sharding, String entityId) {
    return Seat.behavior(sharding, entityId, RingCoordinator::new);
  }

  private RingCoordinator(Seat<Command> seat) {
    super(seat, new AskAgain());
    this.context = seat.context();
    this.sharding = seat.sharding();
    this.world = seat.world();
    this.rollout = PersistenceIds.rolloutOf(seat.entityId());
    this.ring = Integer.parseInt(PersistenceIds.lastPart(seat.entityId()));
  }

  @Override
  public RingRecord emptyState() {
    return RingRecord.EMPTY;
  }

  @Override
  public EventHandler<RingRecord, RingEvent> eventHandler() {
    return RingRecord::apply;
  }

  @Override
  public CommandHandler<Command, RingEvent, RingRecord> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(CohortTally.class, this::cohortTally)
        .onCommand(Decide.class, this::decide)
        .onCommand(Offered.class, this::offered)
        .onCommand(Get.class, this::get)
        .onCommand(AskAgain.class, this::askAgain)
        .onCommand(Vanish.class, this::vanish)
        .build();
  }

  private EntityRef<Cohort.Command> cohort(int cohort) {
    return sharding.entityRefFor(Cohort.ENTITY_KEY, PersistenceIds.cohort(world, cohort));
  }

  private Effect<RingEvent, RingRecord> cohortTally(RingRecord ringNow, CohortTally heard) {
    boolean wasComplete = cohorts.isComplete();
    cohorts.put(heard.cohort(), heard.tally());
    heard.replyTo().tell(new Cohort.TallyNoted(rollout, ring, heard.tick()));
    if (deciding != null) {
      // A ring that began anew does not know what it had offered; the world waits for what is due.
      cohortDue.put(heard.cohort(), heard.nextDue());
    }
    boolean waitedForIt = deciding != null && !wasComplete && cohorts.isComplete();
    return waitedForIt ? act(ringNow) : Effect().none();
  }

  private Effect<RingEvent, RingRecord> decide(RingRecord ringNow, Decide decide) {
    if (isSame(deciding, decide)) {
      return Effect().none();
    }
    if (isSame(decided, decide)) {
      decide.replyTo().tell(decided(ringNow, decide));
      return Effect().none();
    }
    if (latestTick() != decide.tick()) {
      cohortDue.clear();
    }
    deciding = decide;
    decided = null;
    offering.clear();
    if (!cohorts.isComplete()) {
      askMissing();
      return Effect().none();
    }
    return act(ringNow);
  }

  private int latestTick() {
    Decide latest = deciding == null ? decided : deciding;
    return latest == null ? -1 : latest.tick();
  }

  private Effect<RingEvent, RingRecord> act(RingRecord ringNow) {
    return Effect()
        .persist(events(ringNow))
        .thenRun(after -> {
          askForOffers(after.state());
          if (offering.isEmpty()) {
            answer(after);
          }
        });
  }

  private List<RingEvent> events(RingRecord ringNow) {
    int tick = deciding.tick();
    Tally tally = cohorts.total();
    List<RingEvent> events =
        new ArrayList<>(
            RingDecider.tick(
                deciding.plan(),
                ringNow.state(),
                tally,
                tick,
                deciding.released(),
                deciding.mayOffer(),
                deciding.closed()));
    if (!tally.equals(ringNow.tally())) {
      events.add(new RingEvent.TallyChanged(tick, tally));
    }
    return events;
  }

  private void askForOffers(RingState state) {
    if (deciding.mayOffer() && state.status().offers()) {
      offering.putAll(cohorts.targets(state.quota()));
      offering.forEach(this::askForOffer);
    }
  }

  private void askForOffer(int cohort, int target) {
    cohort(cohort)
        .tell(
            new Cohort.OfferUpTo(
                rollout, ring, target, deciding.tick(), deciding.briefing(), context.getSelf()));
  }

  private Effect<RingEvent, RingRecord> offered(RingRecord ringNow, Offered offered) {
    cohorts.put(offered.cohort(), offered.tally());
    boolean current = deciding != null && offered.tick() == deciding.tick();
    if (!current || offering.remove(offered.cohort()) == null) {
      return Effect().none();
    }
    cohortDue.put(offered.cohort(), offered.nextDue());
    if (!offering.isEmpty()) {
      return Effect().none();
    }
    Tally tally = cohorts.total();
    List<RingEvent> events =
        tally.equals(ringNow.tally())
            ? List.of()
            : List.of(new RingEvent.TallyChanged(offered.tick(), tally));
    return Effect().persist(events).thenRun(this::answer);
  }

  private void answer(RingRecord ringNow) {
    deciding.replyTo().tell(decided(ringNow, deciding));
    decided = deciding;
    deciding = null;
  }

  private static boolean isSame(Decide before, Decide again) {
    return before != null
        && before.tick() == again.tick()
        && before.round() == again.round()
        && before.released() == again.released()
        && before.mayOffer() == again.mayOffer()
        && before.closed() == again.closed();
  }

  private Effect<RingEvent, RingRecord> get(RingRecord ringNow, Get get) {
    get.replyTo().tell(decided(ringNow, get.plan(), -1, 0));
    return Effect().none();
  }

  private RolloutCoordinator.RingDecided decided(RingRecord ringNow, Decide decide) {
    return decided(ringNow, decide.plan(), decide.tick(), decide.round());
  }

  private RolloutCoordinator.RingDecided decided(
      RingRecord ringNow, RingPlan plan, int tick, int round) {
    return new RolloutCoordinator.RingDecided(
        ring,
        tick,
        round,
        ringNow.state(),
        ringNow.tally(),
        lastSequenceNumber(context),
        RingDecider.nextDue(plan, ringNow.state(), ringNow.tally(), tick),
        Map.copyOf(cohortDue));
  }

  private Effect<RingEvent, RingRecord> vanish(RingRecord ringNow, Vanish vanish) {
    vanish.replyTo().tell(new World.RingVanished(PersistenceIds.ring(world, rollout, ring)));
    return Effect().stop();
  }

  private void askMissing() {
    for (int cohort : cohorts.missing()) {
      cohort(cohort)
          .tell(
              new Cohort.GetTally(
                  rollout, ring, deciding.tick(), deciding.briefing(), context.getSelf()));
    }
  }

  /** Whatever has had no answer for a while is said once more; all of it is idempotent. */
  private Effect<RingEvent, RingRecord> askAgain(RingRecord ringNow, AskAgain again) {
    if (deciding != null) {
      askMissing();
      offering.forEach(this::askForOffer);
    }
    return Effect().none();
  }
}
