package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.fleettwin.cluster.coordinator.Coordinator;
import io.fleettwin.cluster.coordinator.Seat;
import io.fleettwin.cluster.membership.Neighbours;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Queue;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A world: its clock, its rollouts, and what its devices share. A tick is over when all that is due
 * in it is persisted; only then the next one begins. With a virtual clock that is as fast as it
 * goes, with a wall clock once a minute.
 */
public final class World extends Coordinator<World.Command, WorldEvent, WorldState> {

  public sealed interface Command extends ClusterMessage {}

  public record Create(WorldSettings settings, ActorRef<Reply> replyTo) implements Command {}

  public record Get(ActorRef<State> replyTo) implements Command {}

  /** Lets a world with a virtual clock run until a tick, or until nothing more can happen. */
  public record Run(int untilTick, ActorRef<Reply> replyTo) implements Command {}

  public record StartRollout(RolloutPlan plan, ActorRef<RolloutCoordinator.Reply> replyTo)
      implements Command {}

  public record ControlRollout(
      String rollout, RolloutOrder order, ActorRef<RolloutCoordinator.Reply> replyTo)
      implements Command {}

  public record PlaceHold(SafeguardHold hold, ActorRef<Reply> replyTo) implements Command {}

  public record ReleaseHold(String holdId, ActorRef<Reply> replyTo) implements Command {}

  /** Does nothing but make sure that the world is there and goes on. */
  public record Wake() implements Command {}

  /** A cohort has done all that was due at a tick. */
  public record CohortDone(int cohort, int tick, int nextDue, List<Queue> queues, int handsOn)
      implements Command {
    public CohortDone {
      queues = List.copyOf(queues);
    }
  }

  /**
   * Devices of a cohort have been changed by others, so that it has to take part in the next tick.
   *
   * @param sinceTick the last tick in which the cohort took part
   */
  public record CohortStirred(int cohort, int sinceTick) implements Command {}

  /** A rollout has decided at a tick. */
  public record RolloutDone(
      String rollout,
      int tick,
      RolloutBriefing briefing,
      int nextDue,
      Map<Integer, Integer> cohortDue)
      implements Command {}

  /** What cohorts have to know of a rollout. */
  public record RolloutBriefed(RolloutBriefing briefing) implements Command {}

  /** A rollout has begun. */
  public record RolloutBegun(RolloutBriefing briefing, RolloutView view, boolean changed)
      implements Command {}

  public record RolloutRefused(String rollout, Refusal refusal) implements Command {}

  record NextMinute() implements Command {}

  record AskAgain() implements Command {}

  public sealed interface Reply extends ClusterMessage {}

  public record Done(WorldView view, boolean changed) implements Reply {}

  public record Refused(Refusal refusal) implements Reply {}

  public record State(Optional<WorldView> view) implements ClusterMessage {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "World");

  /** A run of ten days passes some thousand ticks; a restart reads at most this many of them. */
  private static final RetentionCriteria RETENTION = RetentionCriteria.snapshotEvery(500, 2);

  private final ActorContext<Command> context;
  private final String world;
  private final TickRound round;
  private final RolloutStarts starts = new RolloutStarts();

  public static void init(ClusterSharding sharding, ClusterShardingSettings settings) {
    Seat.init(sharding, settings, ENTITY_KEY, World::new);
  }

  public static Behavior<Command> create(ClusterSharding sharding, String entityId) {
    return Seat.behavior(sharding, entityId, World::new);
  }

  private World(Seat<Command> seat) {
    super(seat, new AskAgain());
    this.context = seat.context();
    this.world = seat.world();
    this.round = new TickRound(context, seat.timers(), seat.sharding(), world);
  }

  @Override
  public WorldState emptyState() {
    return null;
  }

  @Override
  public EventHandler<WorldState, WorldEvent> eventHandler() {
    return (state, event) ->
        state == null
            ? WorldState.created(((WorldEvent.WorldCreated) event).settings())
            : state.apply(event);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return isEphemeral() ? RetentionCriteria.disabled() : RETENTION;
  }

  @Override
  public SignalHandler<WorldState> signalHandler() {
    return newSignalHandlerBuilder().onSignal(RecoveryCompleted.instance(), this::goOn).build();
  }

  @Override
  public CommandHandler<Command, WorldEvent, WorldState> commandHandler() {
    var builder = newCommandHandlerBuilder();
    builder
        .forNullState()
        .onCommand(Create.class, this::begin)
        .onCommand(Get.class, (none, get) -> reply(get.replyTo(), new State(Optional.empty())))
        .onCommand(Run.class, (none, run) -> reply(run.replyTo(), noSuchWorld()))
        .onCommand(StartRollout.class, (none, start) -> refuse(start.replyTo()))
        .onCommand(ControlRollout.class, (none, control) -> refuse(control.replyTo()))
        .onCommand(PlaceHold.class, (none, hold) -> reply(hold.replyTo(), noSuchWorld()))
        .onCommand(ReleaseHold.class, (none, hold) -> reply(hold.replyTo(), noSuchWorld()))
        .onAnyCommand((none, other) -> Effect().none());
    builder
        .forNonNullState()
        .onCommand(Create.class, this::beginAgain)
        .onCommand(Get.class, this::get)
        .onCommand(Run.class, this::run)
        .onCommand(StartRollout.class, this::startRollout)
        .onCommand(RolloutBegun.class, this::rolloutBegun)
        .onCommand(RolloutRefused.class, this::rolloutRefused)
        .onCommand(ControlRollout.class, this::control)
        .onCommand(
            PlaceHold.class,
            (state, place) -> hold(state, Admission.place(state, place.hold()), place.replyTo()))
        .onCommand(
            ReleaseHold.class,
            (state, end) -> hold(state, Admission.release(state, end.holdId()), end.replyTo()))
        .onCommand(RolloutBriefed.class, this::rolloutBriefed)
        .onCommand(CohortDone.class, (state, done) -> after(state, round.cohortDone(done)))
        .onCommand(CohortStirred.class, this::cohortStirred)
        .onCommand(RolloutDone.class, (state, done) -> after(state, round.rolloutDone(done)))
        .onCommand(NextMinute.class, (state, now) -> goOnQuietly(state))
        .onCommand(Wake.class, (state, wake) -> goOnQuietly(state))
        .onCommand(AskAgain.class, this::askAgain);
    return builder.build();
  }

  private <T> Effect<WorldEvent, WorldState> reply(ActorRef<T> to, T message) {
    to.tell(message);
    return Effect().none();
  }

  private Refused noSuchWorld() {
    return new Refused(new Refusal(RefusalCode.NOT_FOUND, "there is no world " + world));
  }

  private Effect<WorldEvent, WorldState> refuse(ActorRef<RolloutCoordinator.Reply> to) {
    return reply(to, new RolloutCoordinator.Refused(noSuchWorld().refusal()));
  }

  private Effect<WorldEvent, WorldState> begin(WorldState none, Create create) {
    if (hasNoPlace()) {
      return reply(create.replyTo(), new Refused(Admission.needsNodeAlone()));
    }
    return Effect()
        .persist(new WorldEvent.WorldCreated(create.settings()))
        .thenRun(state -> {
          create.replyTo().tell(new Done(view(state), true));
          goOn(state);
        });
  }

  /** Other nodes would take over parts of the world, and find nothing of them. */
  private boolean hasNoPlace() {
    return isEphemeral() && !Neighbours.of(context.getSystem()).none();
  }

  private Effect<WorldEvent, WorldState> beginAgain(WorldState state, Create create) {
    return reply(
        create.replyTo(),
        state.settings().equals(create.settings())
            ? new Done(view(state), false)
            : new Refused(
                new Refusal(
                    RefusalCode.ALREADY_EXISTS,
                    "there is a world " + world + " with other settings; choose another name")));
  }

  private Effect<WorldEvent, WorldState> get(WorldState state, Get get) {
    return reply(get.replyTo(), new State(Optional.of(view(state))));
  }

  private Effect<WorldEvent, WorldState> run(WorldState state, Run run) {
    Optional<Refusal> refusal =
        hasNoPlace() ? Optional.of(Admission.needsNodeAlone()) : Admission.refuse(state, run);
    if (refusal.isPresent()) {
      return reply(run.replyTo(), new Refused(refusal.get()));
    }
    return Effect()
        .persist(new WorldEvent.RunRequested(Math.min(run.untilTick(), Endpoint.MAX_TICK)))
        .thenRun(after -> {
          run.replyTo().tell(new Done(view(after), true));
          goOn(after);
        });
  }

  private Effect<WorldEvent, WorldState> startRollout(WorldState state, StartRollout start) {
    Optional<Refusal> refusal =
        hasNoPlace()
            ? Optional.of(Admission.needsNodeAlone())
            : Admission.refuse(state, start.plan());
    if (refusal.isPresent()) {
      return reply(start.replyTo(), new RolloutCoordinator.Refused(refusal.get()));
    }
    Optional<Refusal> other = starts.add(start);
    if (other.isPresent()) {
      return reply(start.replyTo(), new RolloutCoordinator.Refused(other.get()));
    }
    create(state, start.plan());
    return Effect().none();
  }

  private void create(WorldState state, RolloutPlan plan) {
    round
        .rollout(plan.id())
        .tell(
            new RolloutCoordinator.Create(
                plan, round.tick(state), round.briefing(state), context.getSelf()));
  }

  private Effect<WorldEvent, WorldState> rolloutBegun(WorldState state, RolloutBegun begun) {
    String id = begun.briefing().rollout();
    boolean known = state.rollouts().contains(id);
    List<WorldEvent> events = known ? List.of() : List.of(new WorldEvent.RolloutAdded(id));
    return Effect()
        .persist(events)
        .thenRun(after -> {
          round.brief(begun.briefing());
          starts.begun(begun, begun.changed() || !known);
          goOn(after);
        });
  }

  private Effect<WorldEvent, WorldState> rolloutRefused(WorldState state, RolloutRefused refused) {
    starts.refused(refused);
    return Effect().none();
  }

  private Effect<WorldEvent, WorldState> control(WorldState state, ControlRollout control) {
    if (!state.rollouts().contains(control.rollout())) {
      var refusal = new Refusal(RefusalCode.NOT_FOUND, "there is no rollout " + control.rollout());
      return reply(control.replyTo(), new RolloutCoordinator.Refused(refusal));
    }
    round
        .rollout(control.rollout())
        .tell(
            new RolloutCoordinator.Control(
                control.order(), round.tick(state), control.replyTo(), context.getSelf()));
    return Effect().none();
  }

  /** What was decided of a hold. */
  private Effect<WorldEvent, WorldState> hold(
      WorldState state, Decision<WorldEvent> decision, ActorRef<Reply> replyTo) {
    return switch (decision) {
      case Decision.Accepted<WorldEvent> accepted ->
          Effect()
              .persist(accepted.events())
              .thenRun((WorldState after) -> {
                round.touch();
                replyTo.tell(new Done(view(after), true));
                goOn(after);
              });
      case Decision.Unchanged<WorldEvent> unchanged -> reply(replyTo, new Done(view(state), false));
      case Decision.Refused<WorldEvent> refused -> reply(replyTo, new Refused(refused.refusal()));
    };
  }

  private Effect<WorldEvent, WorldState> cohortStirred(WorldState state, CohortStirred stirred) {
    round.stirred(stirred);
    return Effect().none();
  }

  /** Also when there is nothing new for cohorts, the rollout may have to decide now. */
  private Effect<WorldEvent, WorldState> rolloutBriefed(WorldState state, RolloutBriefed briefed) {
    round.brief(briefed.briefing());
    round.touch();
    return goOnQuietly(state);
  }

  private Effect<WorldEvent, WorldState> after(WorldState state, TickRound.Progress progress) {
    return switch (progress) {
      case TickRound.Progress.Waiting w -> Effect().none();
      case TickRound.Progress.Surveyed s -> goOnQuietly(state);
      case TickRound.Progress.Passed passed -> passed(state, passed.tick());
    };
  }

  /** A tick is over. What a gate has failed on is kept from all other rollouts. */
  private Effect<WorldEvent, WorldState> passed(WorldState state, int tick) {
    List<WorldEvent> events = new ArrayList<>();
    for (SafeguardHold hold : round.holdsOfFailedGates(state)) {
      events.add(new WorldEvent.HoldPlaced(hold));
      round.touch();
    }
    if (state.settings().clock() == ClockKind.VIRTUAL) {
      events.add(new WorldEvent.TickPassed(tick));
    }
    return events.isEmpty() ? goOnQuietly(state) : Effect().persist(events).thenRun(this::goOn);
  }

  private Effect<WorldEvent, WorldState> goOnQuietly(WorldState state) {
    if (round.hasRunOut(state)) {
      return Effect().persist(new WorldEvent.RunEnded(state.tick()));
    }
    goOn(state);
    return Effect().none();
  }

  /** Begins the next tick, if there is one and none is under way. */
  private void goOn(WorldState state) {
    if (state != null && round.hasRunOut(state)) {
      context.getSelf().tell(new Wake());
    } else if (state != null && !hasNoPlace()) {
      round.begin(state);
    }
  }

  private Effect<WorldEvent, WorldState> askAgain(WorldState state, AskAgain again) {
    round.askAgain();
    starts.waiting().forEach(plan -> create(state, plan));
    return Effect().none();
  }

  private WorldView view(WorldState state) {
    return new WorldView(
        state.settings(),
        round.tick(state),
        state.runsUntil(),
        state.rollouts(),
        state.holds(),
        lastSequenceNumber(context));
  }
}
