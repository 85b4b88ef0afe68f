package io.fleettwin.cluster.clerk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;

/** The clerk of a node, started when it is first asked for. */
public final class Clerks implements Extension {

  private final ActorRef<JournalClerk.Command> clerk;

  private Clerks(ActorSystem<?> system) {
    clerk = JournalClerk.start(system);
  }

  public static ActorRef<JournalClerk.Command> of(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE).clerk;
  }

  /** How Akka finds the extension. */
  public static final class Id extends ExtensionId<Clerks> {
    static final Id INSTANCE = new Id();

    private Id() {}

    @Override
    public Clerks createExtension(ActorSystem<?> system) {
      return new Clerks(system);
    }
  }
}
