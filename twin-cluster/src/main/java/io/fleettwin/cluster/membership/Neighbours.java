package io.fleettwin.cluster.membership;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;

/**
 * Whether this node has been alone since it started. Then nobody else can have written to the
 * journal behind the back of its cohorts, and all entities are here.
 */
public final class Neighbours implements Extension {

  private final Cluster cluster;
  private volatile boolean met;

  private Neighbours(ActorSystem<?> system) {
    cluster = Cluster.get(system);
    system.systemActorOf(watch(), "neighbours", Props.empty());
  }

  /** Watches the cluster of a node from the first call on. */
  public static Neighbours of(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
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

  public boolean none() {
    return !met && cluster.state().members().size() <= 1;
  }

  /** How Akka finds the extension. */
  public static final class Id extends ExtensionId<Neighbours> {
    static final Id INSTANCE = new Id();

    private Id() {}

    @Override
    public Neighbours createExtension(ActorSystem<?> system) {
      return new Neighbours(system);
    }
  }
}
