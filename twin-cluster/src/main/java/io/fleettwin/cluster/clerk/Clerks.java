package io.fleettwin.cluster.clerk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import io.fleettwin.cluster.coordinator.Coordinator;

/** The clerks of a node, started when they are first asked for. */
public final class Clerks implements Extension {

  private static final String AS_CONFIGURED = "";

  private final ActorRef<JournalClerk.Command> clerk;
  private final ActorRef<JournalClerk.Command> inMemory;

  private Clerks(ActorSystem<?> system) {
    clerk = JournalClerk.start(system, "journal-clerk", AS_CONFIGURED);
    inMemory = JournalClerk.start(system, "memory-clerk", Coordinator.IN_MEMORY);
  }

  /** The clerk of the journal that is configured. */
  public static ActorRef<JournalClerk.Command> of(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE).clerk;
  }

  /** The clerk of what the coordinators of ephemeral worlds keep in memory. */
  public static ActorRef<JournalClerk.Command> inMemory(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE).inMemory;
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
