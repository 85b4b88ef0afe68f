package io.fleettwin.cluster.cohort;

import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import io.fleettwin.cluster.cohort.Cohort.Command;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.world.World;
import io.fleettwin.fleet.CohortTable;
import io.fleettwin.world.Past;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A cohort that does not know its devices yet: it asks its world where it comes from, and reads
 * them from the journal. What it is asked meanwhile waits.
 */
final class CohortBeginning {

  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final StashBuffer<Command> stash;
  private final ClusterSharding sharding;
  private final String entityId;

  CohortBeginning(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      StashBuffer<Command> stash,
      ClusterSharding sharding,
      String entityId) {
    this.context = context;
    this.timers = timers;
    this.stash = stash;
    this.sharding = sharding;
    this.entityId = entityId;
  }

  Behavior<Command> begin() {
    boolean first = BegunCohorts.of(context.getSystem()).isFirst(entityId);
    if (!first && PersistenceIds.isEphemeral(entityId)) {
      return lost();
    }
    askWorld();
    timers.startTimerWithFixedDelay(new Cohort.AskAgain(), ASK_AGAIN_AFTER);
    return Behaviors.receive(Command.class)
        .onMessage(Cohort.Rooted.class, rooted -> read(rooted.past(), first))
        .onMessage(Cohort.NoWorld.class, none -> vanish())
        .onMessage(
            Cohort.AskAgain.class,
            again -> {
              askWorld();
              return Behaviors.same();
            })
        .onAnyMessage(this::later)
        .build();
  }

  private void askWorld() {
    sharding
        .entityRefFor(World.ENTITY_KEY, PersistenceIds.world(PersistenceIds.worldOf(entityId)))
        .tell(new World.GetRoots(PersistenceIds.cohortOf(entityId), context.getSelf()));
  }

  private Behavior<Command> later(Command other) {
    stash.stash(other);
    return Behaviors.same();
  }

  /** Whoever has asked for a world that is not there hears nothing, and has looked before. */
  private Behavior<Command> vanish() {
    BegunCohorts.of(context.getSystem()).forget(entityId);
    return Behaviors.stopped();
  }

  /**
   * What the cohort of an ephemeral world knows, it alone knows: one that failed, or that moves to
   * another node, must not begin again with no devices, as if there had never been any. It says
   * nothing any more, so that its world stands. Its twins are there still, so that its name cannot
   * be used again.
   */
  private Behavior<Command> lost() {
    context
        .getLog()
        .error(
            "cohort {} has lost its devices, or another node had them, and its world cannot go on:"
                + " make one of another name",
            entityId);
    return Behaviors.receive(Command.class)
        .onMessage(
            Cohort.Vanish.class,
            vanish -> {
              vanish.replyTo().tell(new World.CohortVanished(PersistenceIds.cohortOf(entityId)));
              return Behaviors.stopped();
            })
        .onAnyMessage(other -> Behaviors.same())
        .build();
  }

  private Behavior<Command> read(List<Past> past, boolean first) {
    timers.cancelAll();
    CohortScan scan = new CohortScan(context.getSystem(), entityId, past);
    var blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    context.pipeToSelf(
        CompletableFuture.supplyAsync(scan::devices, blocking),
        (devices, failure) ->
            failure == null
                ? new Cohort.Loaded(devices)
                : new Cohort.LoadFailed(String.valueOf(failure)));
    return Behaviors.receive(Command.class)
        .onMessage(
            Cohort.Loaded.class,
            loaded -> {
              BegunCohorts.of(context.getSystem()).begins(entityId);
              CohortTable table = new CohortTable();
              loaded.devices().forEach(table::put);
              return stash.unstashAll(
                  CohortAtWork.create(
                      sharding, entityId, table, new CohortTwins.Origin(past, scan, first)));
            })
        .onMessage(
            Cohort.LoadFailed.class,
            failed -> {
              throw new IllegalStateException(
                  "cohort " + entityId + " cannot read its devices: " + failed.reason());
            })
        .onMessage(Cohort.Rooted.class, again -> Behaviors.same())
        .onAnyMessage(this::later)
        .build();
  }
}
