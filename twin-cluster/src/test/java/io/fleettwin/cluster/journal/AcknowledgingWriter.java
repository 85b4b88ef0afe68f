package io.fleettwin.cluster.journal;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A node of its own process that persists without end, and prints {@code <entity> <sequence
 * number>} for each event as soon as it is acknowledged. Made to be killed.
 */
final class AcknowledgingWriter {
  private static final int ENTITIES = 50;

  private final FileOutputStream acknowledged = new FileOutputStream(FileDescriptor.out);

  private AcknowledgingWriter() {}

  /**
   * Writes until it is killed.
   *
   * @param args directory of the journal, write delay in milliseconds
   */
  public static void main(String[] args) {
    String delay = "fleettwin.database.h2.write-delay-ms = " + args[1];
    Config config = JournalConfig.h2(Path.of(args[0]), delay);
    // A journal would refuse to start with a write delay, which is what the other case is about.
    boolean refused = !args[1].equals("0");
    Journal journal = refused ? null : Journal.open(config);
    ActorSystemSetup setup = ActorSystemSetup.create(BootstrapSetup.create(config));
    if (journal != null) {
      setup = setup.withSetup(new JournalSetup(journal));
    }
    ActorSystem<Void> system =
        ActorSystem.create(new AcknowledgingWriter().guardian(), "writer", setup);
    if (journal != null) {
      journal.closeAfter(system);
    }
  }

  private Behavior<Void> guardian() {
    return Behaviors.setup(context -> {
      for (int entity = 0; entity < ENTITIES; entity++) {
        String id = "live/007/PC-" + entity;
        ActorRef<Counter.Command> counter = context.spawnAnonymous(new Counter(id));
        context.spawnAnonymous(writer(id, counter));
      }
      return Behaviors.empty();
    });
  }

  /** Sends the next event when the last one is acknowledged. */
  private Behavior<Integer> writer(String id, ActorRef<Counter.Command> counter) {
    return Behaviors.setup(context -> {
      counter.tell(new Counter.Persist("0123456789", context.getSelf()));
      return Behaviors.receiveMessage(sequenceNr -> {
        print(id + " " + sequenceNr + "\n");
        counter.tell(new Counter.Persist("0123456789", context.getSelf()));
        return Behaviors.same();
      });
    });
  }

  /** In one write, so that a kill leaves no half line. */
  private void print(String line) {
    try {
      acknowledged.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
