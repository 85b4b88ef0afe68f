package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.coordinator.Coordinator;
import io.fleettwin.cluster.coordinator.Seat;
import io.fleettwin.cluster.membership.Neighbours;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.world.World.*;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ClockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world as an actor. */
final class WorldAtWork extends Coordinator<Command, WorldEvent, WorldState> {

  /** A run of ten days passes some thousand ticks; a restart reads at most this many of them. */
  private static final RetentionCriteria RETENTION = RetentionCriteria.snapshotEvery(500, 2);

  private final ActorContext<Command> context;
  private final String world;
  private final TickRound round;
  private final ClusterSharding sharding;
  private final RolloutStarts starts = new RolloutStarts();

  /** Who waits for this world to be made as a fork; {@code null} if nobody does. */
  private Fork forking;

  /** {@code null} as long as the world is not being deleted. */
  private Ending ending;

  WorldAtWork(Seat<Command> seat) {
    super(seat, new AskAgain());
    this.context = seat.context();
    this.world = seat.world();
    this.sharding = seat.sharding();
    this.round = new TickRound(context, seat.timers(), seat.sharding(), world);
  }

  @Override
  public WorldState emptyState() {
    return null;
  }

  @Override
  public EventHandler<WorldState, WorldEvent> eventHandler() {
    return (state, event) -> state == null ? WorldState.begun(event) : state.apply(event);
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
        .forState(state -> ending != null)
        .onCommand(GetRoots.class, this::rootsAtTheEnd)
        .onCommand(Vanish.class, this::vanish)
        .onCommand(
            CohortVanished.class, (state, gone) -> end(() -> ending.cohortVanished(gone.cohort())))
        .onCommand(RolloutVanished.class, (state, gone) -> end(() -> ending.rolloutVanished(gone)))
        .onCommand(RingVanished.class, (state, gone) -> end(() -> ending.ringVanished(gone.ring())))
        .onCommand(
            NotDeleted.class, (state, failed) -> end(() -> ending.notDeleted(failed.reason())))
        .onCommand(Deleted.class, this::deleted)
        .onCommand(AskAgain.class, (state, again) -> end(ending::goOn))
        .onCommand(Get.class, (state, get) -> reply(get.replyTo(), new State(Optional.empty())))
        .onAnyCommand((state, other) -> refuse(other));
    builder
        .forNullState()
        .onCommand(Create.class, this::begin)
        .onCommand(Fork.class, this::fork)
        .onCommand(ForkReady.class, this::forked)
        .onCommand(ForkRefused.class, this::forkRefused)
        .onCommand(ForkFailed.class, this::forkFailed)
        .onCommand(Get.class, (none, get) -> reply(get.replyTo(), new State(Optional.empty())))
        .onCommand(GetRoots.class, (none, get) -> reply(get.replyTo(), new Cohort.NoWorld()))
        .onCommand(Vanish.class, this::vanish)
        .onAnyCommand((none, other) -> refuse(other));
    builder
        .forNonNullState()
        .onCommand(
            Create.class,
            (state, create) ->
                decided(state, Admission.again(state, create.settings()), create.replyTo()))
        .onCommand(
            Fork.class,
            (state, fork) -> decided(state, Admission.again(state, fork.order()), fork.replyTo()))
        .onCommand(
            Get.class, (state, get) -> reply(get.replyTo(), new State(Optional.of(view(state)))))
        .onCommand(
            GetRoots.class, (state, get) -> reply(get.replyTo(), new Cohort.Rooted(state.past())))
        .onCommand(Vanish.class, this::vanish)
        .onCommand(Run.class, this::run)
        .onCommand(StartRollout.class, this::startRollout)
        .onCommand(RolloutBegun.class, this::rolloutBegun)
        .onCommand(RolloutRefused.class, this::rolloutRefused)
        .onCommand(ControlRollout.class, this::control)
        .onCommand(
            PlaceHold.class,
            (state, place) -> decided(state, Admission.place(state, place.hold()), place.replyTo()))
        .onCommand(
            ReleaseHold.class,
            (state, end) -> decided(state, Admission.release(state, end.holdId()), end.replyTo()))
        .onCommand(RolloutBriefed.class, this::rolloutBriefed)
        .onCommand(CohortDone.class, (state, done) -> after(state, round.cohortDone(done)))
        .onCommand(CohortStirred.class, this::cohortStirred)
        .onCommand(RolloutDone.class, (state, done) -> after(state, round.rolloutDone(done)))
        .onCommand(NextMinute.class, (state, now) -> goOnQuietly(state))
        .onCommand(Wake.class, (state, wake) -> goOnQuietly(state))
        .onCommand(AskAgain.class, this::askAgain)
        .onAnyCommand((state, other) -> Effect().none());
    return builder.build();
  }

  private <T> Effect<WorldEvent, WorldState> reply(ActorRef<T> to, T message) {
    to.tell(message);
    return Effect().none();
  }

  /** There is no such world, or not any more; what nobody waits for is passed over. */
  private Effect<WorldEvent, WorldState> refuse(Command command) {
    Refusal refusal = ending == null ? Admission.noSuchWorld(world) : Admission.isEnding(world);
    switch (command) {
      case Create create -> create.replyTo().tell(new Refused(refusal));
      case Fork fork -> fork.replyTo().tell(new Refused(refusal));
      case Run run -> run.replyTo().tell(new Refused(refusal));
      case PlaceHold place -> place.replyTo().tell(new Refused(refusal));
      case ReleaseHold release -> release.replyTo().tell(new Refused(refusal));
      case StartRollout start -> start.replyTo().tell(new RolloutCoordinator.Refused(refusal));
      case ControlRollout control ->
          control.replyTo().tell(new RolloutCoordinator.Refused(refusal));
      default -> {}
    }
    return Effect().none();
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

  /** A second one that comes meanwhile is asked again by whoever waits for it. */
  private Effect<WorldEvent, WorldState> fork(WorldState none, Fork fork) {
    if (hasNoPlace()) {
      return reply(fork.replyTo(), new Refused(Admission.needsNodeAlone()));
    }
    if (forking == null) {
      context.spawnAnonymous(Forking.create(fork.order(), context.getSelf()));
    }
    forking = fork;
    return Effect().none();
  }

  private Effect<WorldEvent, WorldState> forked(WorldState none, ForkReady ready) {
    return Effect()
        .persist(ready.first())
        .thenRun(state -> {
          forking.replyTo().tell(new Done(view(state), true));
          forking = null;
          goOn(state);
        });
  }

  private Effect<WorldEvent, WorldState> forkRefused(WorldState none, ForkRefused refused) {
    forking.replyTo().tell(new Refused(refused.refusal()));
    forking = null;
    return Effect().none();
  }

  private Effect<WorldEvent, WorldState> forkFailed(WorldState none, ForkFailed failed) {
    forking = null;
    return Effect().none();
  }

  private Effect<WorldEvent, WorldState> rootsAtTheEnd(WorldState state, GetRoots get) {
    return reply(
        get.replyTo(),
        ending.needs(get.cohort()) ? new Cohort.Rooted(state.past()) : new Cohort.NoWorld());
  }

  private Effect<WorldEvent, WorldState> vanish(WorldState state, Vanish vanish) {
    if (ending == null) {
      ending = new Ending(context, sharding, world, state);
    }
    return end(() -> ending.goOn(vanish.replyTo()));
  }

  private Effect<WorldEvent, WorldState> end(Runnable step) {
    step.run();
    return Effect().none();
  }

  private Effect<WorldEvent, WorldState> deleted(WorldState state, Deleted deleted) {
    ending.deleted();
    return Effect().stop();
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
      return reply(
          control.replyTo(),
          new RolloutCoordinator.Refused(Admission.noSuchRollout(control.rollout())));
    }
    round
        .rollout(control.rollout())
        .tell(
            new RolloutCoordinator.Control(
                control.order(), round.tick(state), control.replyTo(), context.getSelf()));
    return Effect().none();
  }

  /** What was decided of a hold, or of a world that is there already. */
  private Effect<WorldEvent, WorldState> decided(
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
        state.past(),
        lastSequenceNumber(context));
  }
}
