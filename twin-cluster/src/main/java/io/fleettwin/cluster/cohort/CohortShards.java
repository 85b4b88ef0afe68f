package io.fleettwin.cluster.cohort;

import akka.cluster.sharding.ConsistentHashingShardAllocationStrategy;
import akka.cluster.sharding.ShardCoordinator.ShardAllocationStrategy;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.ShardingMessageExtractor;
import io.fleettwin.cluster.journal.PersistenceIds;

/**
 * Puts a device's twin and its cohort into the shard of their cohort's number, and the shards of
 * the same number of devices and cohorts on the same node.
 */
public final class CohortShards<M> extends ShardingMessageExtractor<ShardingEnvelope<M>, M> {

  /** How many shards may move at a time when a node joins or leaves. */
  private static final int REBALANCE_LIMIT = 20;

  /** Consistent hashing over the nodes: the same shard number gets the same node for both types. */
  public static ShardAllocationStrategy allocation() {
    return new ConsistentHashingShardAllocationStrategy(REBALANCE_LIMIT);
  }

  @Override
  public String entityId(ShardingEnvelope<M> envelope) {
    return envelope.entityId();
  }

  @Override
  public String shardId(String entityId) {
    return Integer.toString(PersistenceIds.cohortOf(entityId));
  }

  @Override
  public M unwrapMessage(ShardingEnvelope<M> envelope) {
    return envelope.message();
  }
}
