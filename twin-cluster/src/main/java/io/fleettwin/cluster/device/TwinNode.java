package io.fleettwin.cluster.device;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import io.fleettwin.cluster.clerk.Clerks;
import io.fleettwin.cluster.clerk.JournalClerk;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.membership.Neighbours;
import java.util.function.BooleanSupplier;

/**
 * What the twins of a node have in common, so that none of them needs it for itself.
 *
 * @param alone whether no other node can have persisted anything that the cohorts here do not know
 * @param stopping whether all twins are leaving, and their cohorts with them
 */
record TwinNode(
    ClusterSharding sharding,
    ActorRef<JournalClerk.Command> clerk,
    BooleanSupplier alone,
    BooleanSupplier stopping) {

  static TwinNode of(ActorSystem<?> system, ClusterSharding sharding) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    return new TwinNode(
        sharding,
        Clerks.of(system),
        Neighbours.of(system)::none,
        () -> shutdown.getShutdownReason().isPresent());
  }

  /** The cohort of a twin. */
  EntityRef<Cohort.Command> cohort(String entityId) {
    return sharding.entityRefFor(
        Cohort.ENTITY_KEY,
        PersistenceIds.cohort(PersistenceIds.worldOf(entityId), PersistenceIds.cohortOf(entityId)));
  }
}
