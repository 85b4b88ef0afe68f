package io.fleettwin.cluster.journal;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;

/** Actor systems that persist to a journal, which is closed when they have ended. */
final class TestSystem {

  private TestSystem() {}

  static ActorTestKit start(Config config, Journal journal) {
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "journal-test",
            ActorSystemSetup.create(BootstrapSetup.create(config), new JournalSetup(journal)));
    journal.closeAfter(system);
    return ActorTestKit.create(system);
  }
}
