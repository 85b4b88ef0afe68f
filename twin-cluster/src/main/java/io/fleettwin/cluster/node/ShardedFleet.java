package io.fleettwin.cluster.node;

import akka.NotUsed;
import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.japi.Pair;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.stream.typed.javadsl.ActorSource;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.cluster.backtest.Backtests;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.World;
import io.fleettwin.cluster.world.WorldClock;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.cluster.world.Worlds;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.WorldSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The fleet, by asking its sharded actors. */
class ShardedFleet implements Fleet {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  /** A rollout begins when all cohorts have been read from the journal. */
  private static final Duration BEGIN_TIMEOUT = Duration.ofMinutes(2);

  /** Of a million devices everything is deleted, some thousand events at a time. */
  private static final Duration DELETE_TIMEOUT = Duration.ofMinutes(10);

  /** Of a rollout of months there are millions of events. */
  private static final Duration BACKTEST_TIMEOUT = Duration.ofMinutes(5);

  private static final int FOLLOWER_BUFFER = 16;
  private static final Duration FOLLOW_AGAIN_AFTER = Duration.ofSeconds(5);

  private final ActorSystem<?> system;
  private final ClusterSharding sharding;
  private final ActorRef<Worlds.Command> worlds;
  private final Journal journal;
  private final Clock clock;
  private final CohortQuestions cohorts;
  private final Backtests backtests;
  private final ConcurrentHashMap<String, WorldSettings> known = new ConcurrentHashMap<>();

  ShardedFleet(ActorSystem<?> system, ActorRef<Worlds.Command> worlds, Journal journal) {
    this.system = system;
    this.sharding = ClusterSharding.get(system);
    this.worlds = worlds;
    this.journal = journal;
    this.clock = WorldClock.of(system);
    this.cohorts = new CohortQuestions(sharding, TIMEOUT);
    this.backtests = new Backtests(system, BACKTEST_TIMEOUT);
  }

  private EntityRef<World.Command> worldRef(String world) {
    return sharding.entityRefFor(World.ENTITY_KEY, PersistenceIds.world(world));
  }

  private EntityRef<DeviceTwin.Command> deviceRef(String world, DeviceId device) {
    return sharding.entityRefFor(DeviceTwin.ENTITY_KEY, PersistenceIds.device(world, device));
  }

  private EntityRef<RolloutCoordinator.Command> rolloutRef(String world, String rollout) {
    return sharding.entityRefFor(
        RolloutCoordinator.ENTITY_KEY, PersistenceIds.rollout(world, rollout));
  }

  @Override
  public CompletionStage<Outcome<WorldView>> createWorld(WorldSettings settings) {
    return make(settings.name(), Optional.empty(), to -> new World.Create(settings, to), TIMEOUT);
  }

  @Override
  public CompletionStage<Outcome<WorldView>> forkWorld(ForkOrder order) {
    return make(
        order.name(), Optional.of(order.parent()), to -> new World.Fork(order, to), BEGIN_TIMEOUT);
  }

  /** A world is made, and then listed. */
  private CompletionStage<Outcome<WorldView>> make(
      String world,
      Optional<String> parent,
      Function<ActorRef<World.Reply>, World.Command> command,
      Duration timeout) {
    return askWorlds(to -> new Worlds.Reserve(world, parent, to), TIMEOUT)
        .thenCompose(reserved ->
            reserved.refusal().isPresent()
                ? refused(reserved.refusal().get())
                : worldRef(world)
                    .ask(command::apply, timeout)
                    .thenCompose(reply -> list(world, parent, reply)));
  }

  private static <T> CompletionStage<Outcome<T>> refused(Refusal refusal) {
    return CompletableFuture.completedFuture(new Outcome.Refused<>(refusal));
  }

  /** One that was there already may not be listed yet. */
  private CompletionStage<Outcome<WorldView>> list(
      String world, Optional<String> parent, World.Reply reply) {
    Outcome<WorldView> outcome = ofWorld(reply);
    return reply instanceof World.Refused
        ? CompletableFuture.completedFuture(outcome)
        : askWorlds(to -> new Worlds.Add(world, parent, to), TIMEOUT).thenApply(listed -> outcome);
  }

  private CompletionStage<Worlds.Answer> askWorlds(
      Function<ActorRef<Worlds.Answer>, Worlds.Command> question, Duration timeout) {
    return AskPattern.ask(worlds, question::apply, timeout, system.scheduler());
  }

  @Override
  public CompletionStage<Optional<Refusal>> deleteWorld(String world) {
    known.remove(world);
    return askWorlds(to -> new Worlds.Remove(world, to), DELETE_TIMEOUT)
        .thenApply(answer -> {
          known.remove(world);
          return answer.refusal();
        });
  }

  private static Outcome<WorldView> ofWorld(World.Reply reply) {
    return switch (reply) {
      case World.Done done -> new Outcome.Done<>(done.view(), done.changed());
      case World.Refused refused -> new Outcome.Refused<>(refused.refusal());
    };
  }

  @Override
  public CompletionStage<List<String>> worlds() {
    return AskPattern.ask(worlds, Worlds.GetNames::new, TIMEOUT, system.scheduler())
        .thenApply(Worlds.Names::names);
  }

  @Override
  public CompletionStage<Optional<WorldView>> world(String world) {
    return worldRef(world).ask(World.Get::new, TIMEOUT).thenApply(World.State::view);
  }

  @Override
  public CompletionStage<Outcome<WorldView>> run(String world, int untilTick) {
    return worldRef(world)
        .ask((ActorRef<World.Reply> to) -> new World.Run(untilTick, to), TIMEOUT)
        .thenApply(ShardedFleet::ofWorld);
  }

  @Override
  public CompletionStage<Outcome<WorldView>> placeHold(String world, SafeguardHold hold) {
    return worldRef(world)
        .ask((ActorRef<World.Reply> to) -> new World.PlaceHold(hold, to), TIMEOUT)
        .thenApply(ShardedFleet::ofWorld);
  }

  @Override
  public CompletionStage<Outcome<WorldView>> releaseHold(String world, String holdId) {
    return worldRef(world)
        .ask((ActorRef<World.Reply> to) -> new World.ReleaseHold(holdId, to), TIMEOUT)
        .thenApply(ShardedFleet::ofWorld);
  }

  @Override
  public CompletionStage<Optional<Integer>> tick(String world) {
    WorldSettings settings = known.get(world);
    if (settings != null && settings.clock() == ClockKind.WALL) {
      return CompletableFuture.completedFuture(Optional.of(settings.tickOf(clock.instant())));
    }
    return world(world)
        .thenApply(view -> {
          view.ifPresent(there -> known.put(world, there.settings()));
          return view.map(WorldView::tick);
        });
  }

  @Override
  public CompletionStage<Optional<Device>> device(String world, DeviceId device) {
    return deviceRef(world, device)
        .ask(DeviceTwin.Get::new, TIMEOUT)
        .thenApply(DeviceTwin.State::device);
  }

  @Override
  public CompletionStage<Outcome<Device>> send(
      String world, DeviceId device, DeviceCommand command) {
    if (known.containsKey(world)) {
      return carry(world, device, command);
    }
    return tick(world)
        .thenCompose(tick ->
            tick.isPresent()
                ? carry(world, device, command)
                : CompletableFuture.completedFuture(noSuchWorld(world)));
  }

  private CompletionStage<Outcome<Device>> carry(
      String world, DeviceId device, DeviceCommand command) {
    return deviceRef(world, device)
        .ask((ActorRef<DeviceTwin.Reply> to) -> new DeviceTwin.Carry(command, false, to), TIMEOUT)
        .thenApply(reply ->
            switch (reply) {
              case DeviceTwin.Failed failed ->
                  throw new NotPersistedException(failed.device(), failed.reason());
              case DeviceTwin.Done done -> new Outcome.Done<>(done.device(), done.changed());
              case DeviceTwin.Refused refused -> new Outcome.Refused<>(refused.refusal());
            });
  }

  private static <T> Outcome<T> noSuchWorld(String world) {
    return new Outcome.Refused<>(new Refusal(RefusalCode.NOT_FOUND, "there is no world " + world));
  }

  @Override
  public CompletionStage<Optional<FleetCount>> count(String world) {
    return inWorld(world, () -> cohorts.count(world));
  }

  @Override
  public CompletionStage<Optional<FleetCount>> count(String world, DeviceFilter filter) {
    return inWorld(world, () -> cohorts.count(world, filter));
  }

  @Override
  public CompletionStage<Optional<FoundDevices>> devices(
      String world, DeviceFilter filter, DevicePosition from, int limit) {
    return inWorld(world, () -> cohorts.devices(world, filter, from, limit));
  }

  private <T> CompletionStage<Optional<T>> inWorld(
      String world, Supplier<CompletionStage<T>> answer) {
    if (known.containsKey(world)) {
      return answer.get().thenApply(Optional::of);
    }
    return tick(world)
        .thenCompose(tick ->
            tick.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : answer.get().thenApply(Optional::of));
  }

  @Override
  public CompletionStage<Outcome<RolloutView>> startRollout(String world, RolloutPlan plan) {
    return worldRef(world)
        .ask(
            (ActorRef<RolloutCoordinator.Reply> to) -> new World.StartRollout(plan, to),
            BEGIN_TIMEOUT)
        .thenApply(ShardedFleet::ofRollout);
  }

  @Override
  public CompletionStage<Outcome<RolloutView>> control(
      String world, String rollout, RolloutOrder order) {
    return worldRef(world)
        .ask(
            (ActorRef<RolloutCoordinator.Reply> to) -> new World.ControlRollout(rollout, order, to),
            TIMEOUT)
        .thenApply(ShardedFleet::ofRollout);
  }

  private static Outcome<RolloutView> ofRollout(RolloutCoordinator.Reply reply) {
    return switch (reply) {
      case RolloutCoordinator.Done done -> new Outcome.Done<>(done.view(), done.changed());
      case RolloutCoordinator.Refused refused -> new Outcome.Refused<>(refused.refusal());
    };
  }

  @Override
  public CompletionStage<Optional<RolloutView>> rollout(String world, String rollout) {
    return rolloutRef(world, rollout)
        .ask(RolloutCoordinator.Get::new, TIMEOUT)
        .thenApply(RolloutCoordinator.State::view);
  }

  @Override
  public Source<RolloutView, NotUsed> follow(String world, String rollout) {
    return ActorSource.<RolloutView>actorRef(
            view -> false, view -> Optional.empty(), FOLLOWER_BUFFER, OverflowStrategy.dropHead())
        .mapMaterializedValue(follower -> followAgain(world, rollout, follower))
        .statefulMap(
            () -> -1L,
            (seen, view) ->
                Pair.create(
                    Math.max(seen, view.revision()),
                    view.revision() > seen ? Optional.of(view) : Optional.<RolloutView>empty()),
            seen -> Optional.empty())
        .mapConcat(news -> news.stream().toList())
        .takeWhile(view -> !view.settled(), true)
        .watchTermination((again, done) -> {
          var unused = done.whenComplete((end, failure) -> again.cancel());
          return NotUsed.getInstance();
        });
  }

  /** A rollout that begins anew, or moves to another node, has forgotten who follows it. */
  private Cancellable followAgain(String world, String rollout, ActorRef<RolloutView> follower) {
    return system
        .scheduler()
        .scheduleAtFixedRate(
            Duration.ZERO,
            FOLLOW_AGAIN_AFTER,
            () -> rolloutRef(world, rollout).tell(new RolloutCoordinator.Follow(follower)),
            system.executionContext());
  }

  @Override
  public CompletionStage<BacktestResult> backtest(
      RolloutView view, int lastTick, List<Gate> gates) {
    return backtests.run(view, lastTick, gates);
  }

  @Override
  public CompletionStage<Long> events(String world) {
    PersistenceIdRange range = PersistenceIdRange.ofPrefix(world + "/");
    return CompletableFuture.supplyAsync(
        () -> journal.count(range.fromInclusive(), range.toExclusive()),
        system.dispatchers().lookup(DispatcherSelector.blocking()));
  }
}
