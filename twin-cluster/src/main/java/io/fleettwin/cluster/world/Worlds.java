package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.decision.Refusal;
import io.fleettwin.world.WorldSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list of all worlds, once in a cluster. It wakes them, so that a world goes on after its node
 * was stopped, or has died, without anybody asking for it; and it sees to it that one which is to
 * be deleted ends.
 */
public final class Worlds extends EventSourcedBehavior<Worlds.Command, WorldsEvent, WorldList> {

  public sealed interface Command extends ClusterMessage {}

  /**
   * A world is to be made. Until it is added, or {@value #RESERVED_FOR_MINUTES} minutes are over,
   * its parent is not deleted.
   *
   * @param parent the world that it is to be a fork of, if it is
   */
  public record Reserve(String world, Optional<String> parent, ActorRef<Answer> replyTo)
      implements Command {}

  /** Adds a world that was made. */
  public record Add(String world, Optional<String> parent, ActorRef<Answer> replyTo)
      implements Command {}

  /** Deletes a world; answered when nothing of it is left. */
  public record Remove(String world, ActorRef<Answer> replyTo) implements Command {}

  public record GetNames(ActorRef<Names> replyTo) implements Command {}

  /** Nothing of a world is left. */
  public record Vanished(String world) implements Command {}

  record WakeAll() implements Command {}

  record Forget(String world) implements Command {}

  public record Names(List<String> names) implements ClusterMessage {}

  /**
   * What came of it.
   *
   * @param refusal why it was not done
   */
  public record Answer(Optional<Refusal> refusal) implements ClusterMessage {}

  static final int RESERVED_FOR_MINUTES = 5;

  private static final String PERSISTENCE_ID = "worlds";

  /**
   * The list comes back with what is persisted, which is all that it has: a restart keeps its
   * fields. A coordinator has more, and so stops instead.
   */
  private static final BackoffSupervisorStrategy RESTART =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.2);

  private static final Duration WAKE_EVERY = Duration.ofSeconds(10);

  /** Not persisted: when the node stops, these worlds are gone, too. */
  private WorldList ephemeral = WorldList.EMPTY;

  /** Worlds that are being made. */
  private final SortedMap<String, Optional<String>> reserved = new TreeMap<>();

  /** Who waits for the end of a world. */
  private final Map<String, List<ActorRef<Answer>>> waiting = new HashMap<>();

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final ClusterSharding sharding;

  /** Starts the list, or finds it on another node. */
  public static ActorRef<Command> init(ActorSystem<?> system) {
    var sharding = ClusterSharding.get(system);
    return ClusterSingleton.get(system).init(SingletonActor.of(create(sharding), PERSISTENCE_ID));
  }

  static Behavior<Command> create(ClusterSharding sharding) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Worlds(context, timers, sharding)));
  }

  private Worlds(
      ActorContext<Command> context, TimerScheduler<Command> timers, ClusterSharding sharding) {
    super(PersistenceIds.of(PERSISTENCE_ID), RESTART);
    this.context = context;
    this.sharding = sharding;
    this.timers = timers;
  }

  @Override
  public WorldList emptyState() {
    return WorldList.EMPTY;
  }

  @Override
  public EventHandler<WorldList, WorldsEvent> eventHandler() {
    return WorldList::apply;
  }

  /** Also after the journal has failed, which cancels timers. */
  @Override
  public SignalHandler<WorldList> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            list -> timers.startTimerWithFixedDelay(new WakeAll(), Duration.ZERO, WAKE_EVERY))
        .build();
  }

  @Override
  public CommandHandler<Command, WorldsEvent, WorldList> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Reserve.class, this::reserve)
        .onCommand(Add.class, this::add)
        .onCommand(Remove.class, this::remove)
        .onCommand(Vanished.class, this::vanished)
        .onCommand(GetNames.class, (list, get) -> reply(get.replyTo(), names(list)))
        .onCommand(
            Forget.class,
            (list, forget) -> {
              reserved.remove(forget.world());
              return Effect().none();
            })
        .onCommand(WakeAll.class, this::wakeAll)
        .build();
  }

  private <T> Effect<WorldsEvent, WorldList> reply(ActorRef<T> to, T answer) {
    to.tell(answer);
    return Effect().none();
  }

  private WorldList all(WorldList persisted) {
    return persisted.plus(ephemeral);
  }

  private Names names(WorldList persisted) {
    return new Names(all(persisted).names());
  }

  private Effect<WorldsEvent, WorldList> reserve(WorldList list, Reserve reserve) {
    Optional<Refusal> refusal = all(list).refuseBirth(reserve.world(), reserve.parent());
    if (refusal.isEmpty() && reserve.parent().isPresent()) {
      reserved.put(reserve.world(), reserve.parent());
      timers.startSingleTimer(
          reserve.world(), new Forget(reserve.world()), Duration.ofMinutes(RESERVED_FOR_MINUTES));
    }
    return reply(reserve.replyTo(), new Answer(refusal));
  }

  /** Persists what has happened to a world, unless the world itself is not persisted. */
  private Effect<WorldsEvent, WorldList> happened(
      String world, WorldsEvent event, Runnable andThen) {
    if (WorldSettings.isEphemeral(world)) {
      ephemeral = ephemeral.apply(event);
      andThen.run();
      return Effect().none();
    }
    return Effect().persist(event).thenRun(after -> andThen.run());
  }

  private Effect<WorldsEvent, WorldList> add(WorldList list, Add add) {
    reserved.remove(add.world());
    Answer done = new Answer(Optional.empty());
    if (all(list).worlds().containsKey(add.world())) {
      return reply(add.replyTo(), done);
    }
    var added = new WorldsEvent.WorldAdded(add.world(), add.parent());
    return happened(add.world(), added, () -> add.replyTo().tell(done));
  }

  private Effect<WorldsEvent, WorldList> remove(WorldList list, Remove remove) {
    String world = remove.world();
    Optional<Refusal> refusal = all(list).refuseEnd(world, reserved);
    if (refusal.isPresent()) {
      return reply(remove.replyTo(), new Answer(refusal));
    }
    waiting.computeIfAbsent(world, name -> new ArrayList<>()).add(remove.replyTo());
    if (all(list).doomed().contains(world)) {
      vanish(world);
      return Effect().none();
    }
    return happened(world, new WorldsEvent.WorldDoomed(world), () -> vanish(world));
  }

  private void vanish(String world) {
    world(world).tell(new World.Vanish(context.getSelf()));
  }

  private EntityRef<World.Command> world(String world) {
    return sharding.entityRefFor(World.ENTITY_KEY, PersistenceIds.world(world));
  }

  private Effect<WorldsEvent, WorldList> vanished(WorldList list, Vanished vanished) {
    String world = vanished.world();
    if (!all(list).doomed().contains(world)) {
      return Effect().none();
    }
    return happened(world, new WorldsEvent.WorldRemoved(world), () -> tellRemoved(world));
  }

  private void tellRemoved(String world) {
    List<ActorRef<Answer>> whoWaits = waiting.remove(world);
    if (whoWaits != null) {
      whoWaits.forEach(one -> one.tell(new Answer(Optional.empty())));
    }
  }

  private Effect<WorldsEvent, WorldList> wakeAll(WorldList list, WakeAll wake) {
    all(list).names().forEach(world -> world(world).tell(new World.Wake()));
    all(list).doomed().forEach(this::vanish);
    return Effect().none();
  }
}
