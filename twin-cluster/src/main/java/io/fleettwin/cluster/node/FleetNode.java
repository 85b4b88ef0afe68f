package io.fleettwin.cluster.node;

import akka.actor.BootstrapSetup;
import akka.actor.CoordinatedShutdown;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalSetup;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.world.World;
import io.fleettwin.cluster.world.WorldClock;
import io.fleettwin.cluster.world.Worlds;
import java.time.Clock;

/** A node of the cluster: the journal, the actor system and its sharded actors, put together. */
public final class FleetNode extends ShardedFleet implements AutoCloseable {

  /** Name of the actor system; all nodes of a cluster have the same. */
  public static final String SYSTEM = "fleettwin";

  private final ActorSystem<Void> system;
  private final Journal journal;

  private FleetNode(ActorSystem<Void> system, Journal journal) {
    super(system, Worlds.init(system), journal);
    this.system = system;
    this.journal = journal;
  }

  /**
   * Starts a node: opens its journal, and joins its cluster, or itself if no seed nodes are given.
   *
   * @throws io.fleettwin.cluster.journal.JournalException if the journal cannot be used; the
   *     message says why, and what to do
   */
  public static FleetNode start(Config config) {
    return start(config, Clock.systemUTC());
  }

  /** The same, with another clock on the wall. */
  public static FleetNode start(Config config, Clock clock) {
    Journal journal = Journal.open(config);
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            SYSTEM,
            ActorSystemSetup.create(
                BootstrapSetup.create(config), new JournalSetup(journal), new WorldClock(clock)));
    journal.closeAfter(system);
    ClusterSharding sharding = ClusterSharding.get(system);
    DeviceTwin.init(system, sharding);
    // Only twins may leave the memory: there are many of them, and the others are what finds them.
    var stays = ClusterShardingSettings.create(system).withNoPassivationStrategy();
    Cohort.init(sharding, stays);
    RingCoordinator.init(sharding, stays);
    RolloutCoordinator.init(sharding, stays);
    World.init(sharding, stays);
    FleetNode node = new FleetNode(system, journal);
    join(config, system);
    return node;
  }

  /** A node that is given no others is a cluster of its own. */
  private static void join(Config config, ActorSystem<Void> system) {
    if (config.getStringList("akka.cluster.seed-nodes").isEmpty()) {
      Cluster cluster = Cluster.get(system);
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
  }

  public ActorSystem<Void> system() {
    return system;
  }

  /** The what-if questions that the nodes of this cluster were asked. */
  public WhatIfHistory whatIfs() {
    return journal.whatIfs();
  }

  /** Stops the node in order, and waits until its journal is closed. */
  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.jvmExitReason())
        .toCompletableFuture()
        .join();
  }
}
