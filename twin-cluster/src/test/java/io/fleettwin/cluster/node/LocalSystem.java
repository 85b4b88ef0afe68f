package io.fleettwin.cluster.node;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalSetup;
import java.nio.file.Path;

/**
 * An actor system outside of a cluster that persists in memory, with the serializers that ship. The
 * journal in a file is there for the driver sets that events refer to.
 */
public final class LocalSystem implements AutoCloseable {

  private final ActorSystem<Void> system;

  public LocalSystem(Path data, Config inMemory) {
    Config config =
        ConfigFactory.parseString("akka.actor.provider = local")
            .withFallback(inMemory)
            .withFallback(TestFleet.config(data, "off"));
    Journal journal = Journal.open(config);
    system =
        ActorSystem.create(
            Behaviors.empty(),
            "local",
            ActorSystemSetup.create(BootstrapSetup.create(config), new JournalSetup(journal)));
    journal.closeAfter(system);
  }

  public ActorSystem<Void> system() {
    return system;
  }

  @Override
  public void close() {
    ActorTestKit.shutdown(system);
  }
}
