package io.fleettwin.cluster.serialization;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalSetup;
import io.fleettwin.cluster.node.TestFleet;
import java.nio.file.Path;

/** An actor system with the settings that ship and a journal of its own, outside of a cluster. */
final class JournalledSystem implements AutoCloseable {

  private final Journal journal;
  private final ActorSystem<Void> system;

  private JournalledSystem(Journal journal, ActorSystem<Void> system) {
    this.journal = journal;
    this.system = system;
  }

  static JournalledSystem start(Path data) {
    var config =
        ConfigFactory.parseString("akka.actor.provider = local")
            .withFallback(TestFleet.config(data));
    Journal journal = Journal.open(config);
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "serialization",
            ActorSystemSetup.create(BootstrapSetup.create(config), new JournalSetup(journal)));
    journal.closeAfter(system);
    return new JournalledSystem(journal, system);
  }

  ActorSystem<Void> system() {
    return system;
  }

  Journal journal() {
    return journal;
  }

  Serialization serialization() {
    return SerializationExtension.get(system);
  }

  /** The serializer that the settings bind to events. */
  SerializerWithStringManifest events() {
    return (SerializerWithStringManifest)
        serialization().serializerByIdentity().apply(EventSerializer.IDENTIFIER);
  }

  @Override
  public void close() {
    ActorTestKit.shutdown(system);
  }
}
