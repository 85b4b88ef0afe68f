package io.fleettwin.cluster.coordinator;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.fleettwin.cluster.journal.PersistenceIds;
import java.util.function.Function;

/**
 * What a coordinator is given when it starts.
 *
 * @param sharding where it finds the others of its world
 * @param entityId its name, see {@link PersistenceIds}
 */
public record Seat<C>(
    ActorContext<C> context, TimerScheduler<C> timers, ClusterSharding sharding, String entityId) {

  /** Has a node's sharding start coordinators when they are needed. */
  public static <C> void init(
      ClusterSharding sharding,
      ClusterShardingSettings settings,
      EntityTypeKey<C> key,
      Function<Seat<C>, Behavior<C>> coordinator) {
    sharding.init(
        Entity.of(key, entity -> behavior(sharding, entity.getEntityId(), coordinator))
            .withSettings(settings));
  }

  /** A coordinator that takes its seat. */
  public static <C> Behavior<C> behavior(
      ClusterSharding sharding, String entityId, Function<Seat<C>, Behavior<C>> coordinator) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> coordinator.apply(new Seat<>(context, timers, sharding, entityId))));
  }

  public String world() {
    return PersistenceIds.worldOf(entityId);
  }
}
