package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.fleettwin.cluster.clerk.Clerks;
import io.fleettwin.cluster.clerk.JournalClerk;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.world.ForkOrder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a fork: reads what it begins with, and gives its rollouts and rings their events. The world
 * is the last to be persisted: until then nothing of it is there for anybody.
 */
final class Forking extends AbstractBehavior<Object> {

  private record Read(ForkSource.Found found) {}

  private record Failed(String reason) {}

  /** Events in a transaction. */
  private static final int EVENTS = 1_000;

  private record Part(String persistenceId, long firstSequenceNr, List<Object> events) {}

  private final ActorRef<World.Command> world;
  private final ActorRef<JournalClerk.Command> clerk;
  private final Queue<Part> parts = new ArrayDeque<>();
  private ForkSource.Fork fork;

  /** A fork that is being made; the world is told what comes of it. */
  static Behavior<Object> create(ForkOrder order, ActorRef<World.Command> world) {
    return Behaviors.setup(context -> new Forking(context, order, world));
  }

  private Forking(ActorContext<Object> context, ForkOrder order, ActorRef<World.Command> world) {
    super(context);
    this.world = world;
    var system = context.getSystem();
    this.clerk =
        PersistenceIds.isEphemeral(order.name()) ? Clerks.inMemory(system) : Clerks.of(system);
    var blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    var source = new ForkSource(system, order);
    var journal = JournalAccess.of(system).journal();
    context.pipeToSelf(
        CompletableFuture.supplyAsync(
            () -> {
              // What an earlier attempt has left, which nobody has seen.
              journal.delete(PersistenceIds.allOf(order.name()));
              return source.read();
            },
            blocking),
        (found, failure) -> failure == null ? new Read(found) : new Failed(failure.toString()));
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(Read.class, this::read)
        .onMessage(Failed.class, failed -> failed(failed.reason()))
        .onMessage(JournalClerk.Persisted.class, persisted -> writeNext())
        .onMessage(JournalClerk.NotPersisted.class, failed -> failed(failed.reason()))
        .build();
  }

  private Behavior<Object> read(Read read) {
    return switch (read.found()) {
      case ForkSource.Refused refused -> {
        world.tell(new World.ForkRefused(refused.refusal()));
        yield Behaviors.stopped();
      }
      case ForkSource.Fork found -> {
        fork = found;
        found.others().forEach(this::plan);
        yield writeNext();
      }
    };
  }

  private void plan(String persistenceId, List<Object> events) {
    for (int from = 0; from < events.size(); from += EVENTS) {
      List<Object> some = events.subList(from, Math.min(events.size(), from + EVENTS));
      parts.add(new Part(persistenceId, from + 1L, some));
    }
  }

  private Behavior<Object> writeNext() {
    if (parts.isEmpty()) {
      world.tell(new World.ForkReady(fork.first()));
      return Behaviors.stopped();
    }
    Part next = parts.remove();
    clerk.tell(
        new JournalClerk.Append(
            next.persistenceId(),
            next.firstSequenceNr(),
            next.events(),
            getContext().getSelf().narrow()));
    return this;
  }

  private Behavior<Object> failed(String reason) {
    getContext().getLog().error("a fork could not be made: {}", reason);
    world.tell(new World.ForkFailed());
    return Behaviors.stopped();
  }
}
