package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
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
import io.fleettwin.world.WorldSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The list of all worlds, once in a cluster. It wakes them, so that a world goes on after its node
 * was stopped, or has died, without anybody asking for it.
 */
public final class Worlds
    extends EventSourcedBehavior<Worlds.Command, WorldsEvent, SortedSet<String>> {

  public sealed interface Command extends ClusterMessage {}

  /** Adds a world; answered with all names. */
  public record Add(String world, ActorRef<Names> replyTo) implements Command {}

  public record GetNames(ActorRef<Names> replyTo) implements Command {}

  record WakeAll() implements Command {}

  public record Names(List<String> names) implements ClusterMessage {}

  private static final String PERSISTENCE_ID = "worlds";

  /**
   * The list comes back with what is persisted, which is all that it has: a restart keeps its
   * fields. A coordinator has more, and so stops instead.
   */
  private static final BackoffSupervisorStrategy RESTART =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.2);

  private static final Duration WAKE_EVERY = Duration.ofSeconds(10);

  /** Not persisted: when the node stops, these worlds are gone, too. */
  private final SortedSet<String> ephemeral = new TreeSet<>();

  private final TimerScheduler<Command> timers;
  private final ClusterSharding sharding;

  /** Starts the list, or finds it on another node. */
  public static ActorRef<Command> init(ActorSystem<?> system) {
    var sharding = ClusterSharding.get(system);
    return ClusterSingleton.get(system).init(SingletonActor.of(create(sharding), PERSISTENCE_ID));
  }

  static Behavior<Command> create(ClusterSharding sharding) {
    return Behaviors.withTimers(timers -> new Worlds(timers, sharding));
  }

  private Worlds(TimerScheduler<Command> timers, ClusterSharding sharding) {
    super(PersistenceIds.of(PERSISTENCE_ID), RESTART);
    this.sharding = sharding;
    this.timers = timers;
  }

  @Override
  public SortedSet<String> emptyState() {
    return new TreeSet<>();
  }

  @Override
  public EventHandler<SortedSet<String>, WorldsEvent> eventHandler() {
    return (names, event) ->
        switch (event) {
          case WorldsEvent.WorldAdded added -> {
            SortedSet<String> more = new TreeSet<>(names);
            more.add(added.world());
            yield more;
          }
        };
  }

  /** Also after the journal has failed, which cancels timers. */
  @Override
  public SignalHandler<SortedSet<String>> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            names -> timers.startTimerWithFixedDelay(new WakeAll(), Duration.ZERO, WAKE_EVERY))
        .build();
  }

  @Override
  public CommandHandler<Command, WorldsEvent, SortedSet<String>> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Add.class, this::add)
        .onCommand(
            GetNames.class,
            (names, get) -> {
              get.replyTo().tell(all(names));
              return Effect().none();
            })
        .onCommand(WakeAll.class, this::wakeAll)
        .build();
  }

  private Effect<WorldsEvent, SortedSet<String>> add(SortedSet<String> names, Add add) {
    List<WorldsEvent> events = new ArrayList<>();
    if (WorldSettings.isEphemeral(add.world())) {
      ephemeral.add(add.world());
    } else if (!names.contains(add.world())) {
      events.add(new WorldsEvent.WorldAdded(add.world()));
    }
    return Effect().persist(events).thenRun(after -> add.replyTo().tell(all(after)));
  }

  private Names all(SortedSet<String> persisted) {
    SortedSet<String> all = new TreeSet<>(persisted);
    all.addAll(ephemeral);
    return new Names(List.copyOf(all));
  }

  private Effect<WorldsEvent, SortedSet<String>> wakeAll(SortedSet<String> names, WakeAll wake) {
    for (String world : all(names).names()) {
      sharding.entityRefFor(World.ENTITY_KEY, PersistenceIds.world(world)).tell(new World.Wake());
    }
    return Effect().none();
  }
}
