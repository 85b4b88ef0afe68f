package io.fleettwin.cluster.node;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.ShardCoordinator.ShardAllocationStrategy;
import akka.cluster.sharding.typed.ClusterShardingQuery;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sharding without a cluster: every entity is an inbox, in which what it is told can be read. */
public final class FakeSharding extends ClusterSharding {

  private final Map<String, TestInbox<?>> inboxes = new ConcurrentHashMap<>();

  /** What an entity was told since it was last asked for. */
  public <M> List<M> received(EntityTypeKey<M> type, String entityId) {
    return inbox(type, entityId).getAllReceived();
  }

  @SuppressWarnings("unchecked") // an inbox is stored under the name of its type
  private <M> TestInbox<M> inbox(EntityTypeKey<M> type, String entityId) {
    return (TestInbox<M>)
        inboxes.computeIfAbsent(
            type.name() + " " + entityId, name -> TestInbox.<M>create("entity-" + inboxes.size()));
  }

  @Override
  public <M> EntityRef<M> entityRefFor(EntityTypeKey<M> type, String entityId) {
    return TestEntityRef.of(type, entityId, inbox(type, entityId).getRef());
  }

  @Override
  public <M> EntityRef<M> entityRefFor(EntityTypeKey<M> type, String entityId, String dataCenter) {
    return entityRefFor(type, entityId);
  }

  @Override
  public <M, E> ActorRef<E> init(Entity<M, E> entity) {
    throw new UnsupportedOperationException("there are no entities here, only inboxes");
  }

  @Override
  public ActorRef<ClusterShardingQuery> shardState() {
    throw new UnsupportedOperationException("there are no shards here");
  }

  @Override
  public ShardAllocationStrategy defaultShardAllocationStrategy(ClusterShardingSettings settings) {
    throw new UnsupportedOperationException("there are no shards here");
  }
}
