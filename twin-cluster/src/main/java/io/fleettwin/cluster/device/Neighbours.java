package io.fleettwin.cluster.device;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.util.function.BooleanSupplier;

/**
 * Whether this node has been alone since it started. Then nobody else can have written to the
 * journal behind the back of its cohorts.
 */
final class Neighbours implements BooleanSupplier {

  private final Cluster cluster;
  private volatile boolean met;

  private Neighbours(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Watches the cluster of a node from now on. */
  static BooleanSupplier none(ActorSystem<?> system) {
    Neighbours neighbours = new Neighbours(Cluster.get(system));
    system.systemActorOf(neighbours.watch(), "neighbours", Props.empty());
    return neighbours;
  }

  private Behavior<MemberEvent> watch() {
    return Behaviors.setup(context -> {
      cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
      return Behaviors.receiveMessage(event -> {
        met |= !event.member().uniqueAddress().equals(cluster.selfMember().uniqueAddress());
        return Behaviors.same();
      });
    });
  }

  @Override
  public boolean getAsBoolean() {
    return !met && cluster.state().members().size() <= 1;
  }
}
