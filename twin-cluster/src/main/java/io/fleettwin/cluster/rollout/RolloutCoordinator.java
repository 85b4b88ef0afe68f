package io.fleettwin.cluster.rollout;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.SignalHandler;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.coordinator.Coordinator;
import io.fleettwin.cluster.coordinator.Seat;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.cluster.world.World;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Coordinates one rollout: opens its rings in order, and halts it when one fails. At each tick it
 * hears all its rings before it decides, and decides until nothing more follows.
 */
public final class RolloutCoordinator
    extends Coordinator<RolloutCoordinator.Command, RolloutEvent, RolloutState> {

  public sealed interface Command extends ClusterMessage {}

  /** Begins the rollout: the devices are shared out among its rings. */
  public record Create(
      RolloutPlan plan, int tick, Briefing briefing, ActorRef<World.Command> replyTo)
      implements Command {}

  /** Time for a decision. */
  public record Decide(int tick, Briefing briefing, ActorRef<World.Command> replyTo)
      implements Command {}

  /** What a ring has decided at a tick. */
  public record RingDecided(
      int ring,
      int tick,
      int round,
      RingState state,
      Tally tally,
      long revision,
      int nextDue,
      Map<Integer, Integer> cohortDue)
      implements Command {}

  /** An operator's command. */
  public record Control(
      RolloutOrder order, int tick, ActorRef<Reply> replyTo, ActorRef<World.Command> world)
      implements Command {}

  /** Asks what cohorts have to know. */
  public record GetBriefing(ActorRef<World.Command> replyTo) implements Command {}

  public record Get(ActorRef<State> replyTo) implements Command {}

  /** Tells the view now, and after each change until the follower ends. */
  public record Follow(ActorRef<RolloutView> follower) implements Command {}

  /** The world is being deleted: the rollout ends, and says how many rings there are to end. */
  public record Vanish(ActorRef<World.Command> replyTo) implements Command {}

  record PlacesHeard(int cohort, long[] places) implements Command {}

  record FollowerGone(ActorRef<RolloutView> follower) implements Command {}

  record AskAgain() implements Command {}

  public sealed interface Reply extends ClusterMessage {}

  public record Done(RolloutView view, boolean changed) implements Reply {}

  public record Refused(Refusal refusal) implements Reply {}

  public record State(Optional<RolloutView> view) implements ClusterMessage {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "Rollout");

  private final ActorContext<Command> context;
  private final ClusterSharding sharding;
  private final String world;
  private final String rollout;
  private final ActorRef<Cohort.Places> placesAdapter;
  private final Followers followers;
  private RingRound rings;
  private int round;
  private Beginning beginning;
  private Decide deciding;

  public static void init(ClusterSharding sharding, ClusterShardingSettings settings) {
    Seat.init(sharding, settings, ENTITY_KEY, RolloutCoordinator::new);
  }

  public static Behavior<Command> create(ClusterSharding sharding, String entityId) {
    return Seat.behavior(sharding, entityId, RolloutCoordinator::new);
  }

  private RolloutCoordinator(Seat<Command> seat) {
    super(seat, new AskAgain());
    this.context = seat.context();
    this.sharding = seat.sharding();
    this.world = seat.world();
    this.rollout = PersistenceIds.rolloutOf(seat.entityId());
    this.placesAdapter =
        context.messageAdapter(
            Cohort.Places.class, heard -> new PlacesHeard(heard.cohort(), heard.places()));
    this.followers = new Followers(context);
  }

  @Override
  public RolloutState emptyState() {
    return null;
  }

  @Override
  public EventHandler<RolloutState, RolloutEvent> eventHandler() {
    return (state, event) ->
        state == null
            ? RolloutState.started((RolloutEvent.RolloutStarted) event)
            : state.apply(event);
  }

  @Override
  public SignalHandler<RolloutState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::recovered)
        .build();
  }

  /** The rings remember how they stand. */
  private void recovered(RolloutState state) {
    if (state == null) {
      return;
    }
    rings = new RingRound(-1, 0, state.plan().rings().size(), null);
    askHowRingsStand(state);
  }

  private void askHowRingsStand(RolloutState state) {
    List<RingPlan> plans = state.plan().rings();
    for (int ring = 0; ring < plans.size(); ring++) {
      ring(ring).tell(new RingCoordinator.Get(plans.get(ring), context.getSelf()));
    }
  }

  private EntityRef<RingCoordinator.Command> ring(int ring) {
    return sharding.entityRefFor(
        RingCoordinator.ENTITY_KEY, PersistenceIds.ring(world, rollout, ring));
  }

  @Override
  public CommandHandler<Command, RolloutEvent, RolloutState> commandHandler() {
    var builder = newCommandHandlerBuilder();
    builder
        .forNullState()
        .onCommand(Create.class, this::begin)
        .onCommand(PlacesHeard.class, this::placesHeard)
        .onCommand(Get.class, this::getNothing)
        .onCommand(Follow.class, (state, follow) -> Effect().none())
        .onCommand(AskAgain.class, this::askPlacesAgain)
        .onCommand(Vanish.class, this::vanish)
        .onAnyCommand((state, other) -> Effect().none());
    builder
        .forNonNullState()
        .onCommand(Create.class, this::beginAgain)
        .onCommand(Decide.class, this::decide)
        .onCommand(RingDecided.class, this::ringDecided)
        .onCommand(Control.class, this::control)
        .onCommand(GetBriefing.class, this::brief)
        .onCommand(Get.class, this::get)
        .onCommand(Follow.class, this::follow)
        .onCommand(FollowerGone.class, this::followerGone)
        .onCommand(AskAgain.class, this::askRingsAgain)
        .onCommand(Vanish.class, this::vanish)
        .onAnyCommand((state, other) -> Effect().none());
    return builder.build();
  }

  private Effect<RolloutEvent, RolloutState> begin(RolloutState none, Create create) {
    if (beginning == null) {
      beginning = new Beginning(create);
      askPlaces();
    }
    return Effect().none();
  }

  private void askPlaces() {
    Cohort.GetPlaces question = beginning.question(placesAdapter);
    beginning.missing().forEach(cohort -> cohort(cohort).tell(question));
  }

  private EntityRef<Cohort.Command> cohort(int cohort) {
    return sharding.entityRefFor(Cohort.ENTITY_KEY, PersistenceIds.cohort(world, cohort));
  }

  private Effect<RolloutEvent, RolloutState> placesHeard(RolloutState none, PlacesHeard heard) {
    if (beginning == null || !beginning.put(heard.cohort(), heard.places())) {
      return Effect().none();
    }
    ActorRef<World.Command> replyTo = beginning.create().replyTo();
    Decision<RolloutEvent> decision = beginning.decide(world);
    beginning = null;
    return switch (decision) {
      case Decision.Accepted<RolloutEvent> accepted ->
          Effect()
              .persist(accepted.events())
              .thenRun((RolloutState started) -> tellBegun(started, replyTo, true));
      case Decision.Unchanged<RolloutEvent> unchanged -> Effect().none();
      case Decision.Refused<RolloutEvent> refused -> refuse(refused.refusal(), replyTo);
    };
  }

  private Effect<RolloutEvent, RolloutState> refuse(
      Refusal refusal, ActorRef<World.Command> replyTo) {
    replyTo.tell(new World.RolloutRefused(rollout, refusal));
    return Effect().none();
  }

  private Effect<RolloutEvent, RolloutState> beginAgain(RolloutState state, Create create) {
    if (!state.plan().equals(create.plan())) {
      return refuse(Beginning.otherPlan(rollout), create.replyTo());
    }
    tellBegun(state, create.replyTo(), false);
    return Effect().none();
  }

  private void tellBegun(RolloutState state, ActorRef<World.Command> replyTo, boolean changed) {
    replyTo.tell(new World.RolloutBegun(RolloutBriefing.of(state), view(state), changed));
  }

  private Effect<RolloutEvent, RolloutState> decide(RolloutState state, Decide decide) {
    boolean underWay = deciding != null && deciding.tick() == decide.tick();
    deciding = decide;
    if (!underWay) {
      askRings(state);
    }
    return Effect().none();
  }

  private void askRings(RolloutState state) {
    rings = new RingRound(deciding.tick(), ++round, state.plan().rings().size(), rings);
    for (int ring : rings.missing()) {
      askRing(state, ring);
    }
  }

  private void askRing(RolloutState state, int ring) {
    RingPlan plan = state.plan().rings().get(ring);
    ring(ring)
        .tell(
            new RingCoordinator.Decide(
                plan,
                deciding.tick(),
                rings.number(),
                ring < state.released(),
                state.status().mayOffer(),
                state.status().isStopped(),
                deciding.briefing(),
                context.getSelf()));
  }

  private Effect<RolloutEvent, RolloutState> ringDecided(RolloutState state, RingDecided decided) {
    boolean complete = rings != null && rings.put(decided);
    answer(state);
    if (deciding == null || !complete) {
      return Effect().none();
    }
    List<RolloutEvent> events = RolloutDecider.tick(state, rings.statuses(), deciding.tick());
    if (events.isEmpty()) {
      finish(state);
      return Effect().none();
    }
    return Effect().persist(events).thenRun(this::askRings);
  }

  private void finish(RolloutState state) {
    int nextDue =
        Math.min(rings.nextDue(), RolloutDecider.nextDue(state, rings.statuses(), deciding.tick()));
    deciding
        .replyTo()
        .tell(
            new World.RolloutDone(
                rollout, deciding.tick(), RolloutBriefing.of(state), nextDue, rings.cohortDue()));
    deciding = null;
    followers.tell(view(state));
  }

  private Effect<RolloutEvent, RolloutState> control(RolloutState state, Control control) {
    return switch (RolloutDecider.decide(state, control.order(), control.tick())) {
      case Decision.Accepted<RolloutEvent> accepted ->
          Effect()
              .persist(accepted.events())
              .thenRun((RolloutState after) -> {
                control.world().tell(new World.RolloutBriefed(RolloutBriefing.of(after)));
                boolean changed = accepted.events().stream().anyMatch(RolloutEvent::isChange);
                control.replyTo().tell(new Done(view(after), changed));
                followers.tell(view(after));
              });
      case Decision.Unchanged<RolloutEvent> unchanged -> {
        control.replyTo().tell(new Done(view(state), false));
        yield Effect().none();
      }
      case Decision.Refused<RolloutEvent> refused -> {
        control.replyTo().tell(new Refused(refused.refusal()));
        yield Effect().none();
      }
    };
  }

  private Effect<RolloutEvent, RolloutState> brief(RolloutState state, GetBriefing get) {
    get.replyTo().tell(new World.RolloutBriefed(RolloutBriefing.of(state)));
    return Effect().none();
  }

  private Effect<RolloutEvent, RolloutState> get(RolloutState state, Get get) {
    followers.ask(view -> get.replyTo().tell(new State(Optional.of(view))));
    return answer(state);
  }

  /** Right after a start the rings have to tell first how they stand. */
  private Effect<RolloutEvent, RolloutState> answer(RolloutState state) {
    if (rings == null || rings.isKnown()) {
      followers.answer(() -> view(state));
    }
    return Effect().none();
  }

  private Effect<RolloutEvent, RolloutState> getNothing(RolloutState none, Get get) {
    get.replyTo().tell(new State(Optional.empty()));
    return Effect().none();
  }

  private Effect<RolloutEvent, RolloutState> follow(RolloutState state, Follow follow) {
    followers.ask(view -> followers.add(follow.follower(), view));
    return answer(state);
  }

  private Effect<RolloutEvent, RolloutState> followerGone(RolloutState state, FollowerGone gone) {
    followers.remove(gone.follower());
    return Effect().none();
  }

  private Effect<RolloutEvent, RolloutState> vanish(RolloutState state, Vanish vanish) {
    int count = state == null ? 0 : state.plan().rings().size();
    vanish.replyTo().tell(new World.RolloutVanished(rollout, count));
    return Effect().stop();
  }

  private RolloutView view(RolloutState state) {
    return RingRound.view(world, state, rings, lastSequenceNumber(context));
  }

  private Effect<RolloutEvent, RolloutState> askPlacesAgain(RolloutState none, AskAgain again) {
    if (beginning != null) {
      askPlaces();
    }
    return Effect().none();
  }

  /** Whatever has had no answer for a while is said once more; all of it is idempotent. */
  private Effect<RolloutEvent, RolloutState> askRingsAgain(RolloutState state, AskAgain again) {
    if (deciding != null) {
      rings.missing().forEach(ring -> askRing(state, ring));
    } else if (rings != null && !rings.isKnown()) {
      askHowRingsStand(state);
    }
    return Effect().none();
  }
}
