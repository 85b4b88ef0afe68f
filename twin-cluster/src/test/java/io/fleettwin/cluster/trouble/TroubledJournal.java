package io.fleettwin.cluster.trouble;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.pattern.Patterns;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.Persistence;
import akka.persistence.PersistentRepr;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import scala.jdk.javaapi.CollectionConverters;

/** The journal that ships, behind a plugin that keeps calls back, or has them fail, for a test. */
public final class TroubledJournal extends AbstractActor {

  /** What a node is to be started with. */
  static final String SETTINGS =
      """
      akka.persistence.journal.plugin = "troubled-journal"
      troubled-journal.class = "io.fleettwin.cluster.trouble.TroubledJournal"
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private sealed interface Order extends NoSerializationVerificationNeeded {}

  private record Hold() implements Order {}

  private record Release() implements Order {}

  private record FailEach(int calls, int most) implements Order {}

  private record GetState() implements Order {}

  /**
   * What was seen of calls that write.
   *
   * @param held events in each call that is kept back
   * @param failed calls that have failed
   */
  record State(List<Integer> held, int failed) implements NoSerializationVerificationNeeded {}

  private final ActorRef journal =
      Persistence.get(getContext().getSystem()).journalFor("jdbc-journal", ConfigFactory.empty());

  private final List<WriteMessages> held = new ArrayList<>();
  private boolean holding;
  private FailEach failing = new FailEach(1, 0);
  private int calls;
  private int failed;

  /** Keeps all calls back from now on. */
  static void hold(ActorSystem<?> system) {
    tell(system, new Hold());
  }

  /** Lets what is kept go on, and all that comes. */
  static void release(ActorSystem<?> system) {
    tell(system, new Release());
  }

  /**
   * Has each so many-th call fail, so many in all: in turns nothing of it is persisted, and all of
   * it is, though it is said to have failed.
   */
  static void failEach(ActorSystem<?> system, int calls, int most) {
    tell(system, new FailEach(calls, most));
  }

  static State state(ActorSystem<?> system) {
    return (State)
        Patterns.ask(plugin(system), new GetState(), PATIENCE).toCompletableFuture().join();
  }

  private static void tell(ActorSystem<?> system, Order order) {
    plugin(system).tell(order, ActorRef.noSender());
  }

  private static ActorRef plugin(ActorSystem<?> system) {
    return Persistence.get(Adapter.toClassic(system)).journalFor("", ConfigFactory.empty());
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(WriteMessages.class, this::write)
        .match(JournalProtocol.Request.class, request -> journal.forward(request, getContext()))
        .match(Hold.class, hold -> holding = true)
        .match(Release.class, this::release)
        .match(FailEach.class, order -> failing = order)
        .match(GetState.class, get -> getSender().tell(state(), getSelf()))
        .build();
  }

  private void write(WriteMessages write) {
    calls++;
    if (holding) {
      held.add(write);
    } else if (failed < failing.most() && calls % failing.calls() == 0) {
      fail(write);
    } else {
      journal.forward(write, getContext());
    }
  }

  private void release(Release release) {
    holding = false;
    held.forEach(write -> journal.tell(write, write.persistentActor()));
    held.clear();
  }

  private void fail(WriteMessages write) {
    boolean persisted = failed++ % 2 == 1;
    if (persisted) {
      ActorRef liar = getContext().actorOf(Liar.props(write));
      journal.tell(new WriteMessages(write.messages(), liar, write.actorInstanceId()), liar);
    } else {
      sayFailed(write);
    }
  }

  private static void sayFailed(WriteMessages write) {
    ActorRef writer = write.persistentActor();
    Exception failure = new IllegalStateException("trouble");
    List<PersistentRepr> events = events(write);
    writer.tell(new WriteMessagesFailed(failure, events.size()), ActorRef.noSender());
    for (PersistentRepr event : events) {
      writer.tell(
          new WriteMessageFailure(event, failure, write.actorInstanceId()), ActorRef.noSender());
    }
  }

  private State state() {
    return new State(held.stream().map(write -> events(write).size()).toList(), failed);
  }

  private static List<PersistentRepr> events(WriteMessages write) {
    List<PersistentRepr> events = new ArrayList<>();
    CollectionConverters.asJava(write.messages())
        .forEach(
            each -> events.addAll(CollectionConverters.asJava(((AtomicWrite) each).payload())));
    return events;
  }

  /** Hears that a call was persisted, and tells its writer that it has failed. */
  private static final class Liar extends AbstractActor {
    private final WriteMessages write;

    private Liar(WriteMessages write) {
      this.write = write;
    }

    static akka.actor.Props props(WriteMessages write) {
      return akka.actor.Props.create(Liar.class, () -> new Liar(write));
    }

    @Override
    public Receive createReceive() {
      int[] answers = {1 + events(write).size()};
      return receiveBuilder()
          .match(
              JournalProtocol.Response.class,
              answer -> {
                if (--answers[0] == 0) {
                  sayFailed(write);
                  getContext().stop(getSelf());
                }
              })
          .build();
    }
  }
}
