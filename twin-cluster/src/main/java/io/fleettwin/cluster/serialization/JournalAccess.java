package io.fleettwin.cluster.serialization;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalSetup;

/** The journal of a node, for actors and serializers that read it other than by replay. */
public final class JournalAccess implements Extension {

  private final Journal journal;
  private final DriverSets driverSets;

  private JournalAccess(ActorSystem<?> system) {
    journal =
        system
            .settings()
            .setup()
            .get(JournalSetup.class)
            .map(JournalSetup::journal)
            .orElseThrow(
                () -> new IllegalStateException("the actor system was made without a journal"));
    driverSets = new DriverSets(journal.driverSets(), EventFormat.plain());
  }

  public static JournalAccess of(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
  }

  public Journal journal() {
    return journal;
  }

  public DriverSets driverSets() {
    return driverSets;
  }

  /** How Akka finds the extension. */
  public static final class Id extends ExtensionId<JournalAccess> {
    static final Id INSTANCE = new Id();

    private Id() {}

    @Override
    public JournalAccess createExtension(ActorSystem<?> system) {
      return new JournalAccess(system);
    }
  }
}
