package io.fleettwin.cluster.clerk;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.persistence.JournalProtocol;
import akka.persistence.Persistence;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the events of all twins of a node, and reads them back, by the protocol between Akka
 * Persistence and its journal plugin. While one call is with the plugin, what comes gathers, and
 * goes out together in the next call: a database is fastest with many events in a transaction, and
 * it spares each twin the machinery of a persistent actor of its own (docs/adr/0006).
 *
 * <p>An answer that everything was persisted means just that. The other one means that it may have
 * been: whoever gets it reads the journal before it goes on.
 */
public final class JournalClerk extends AbstractBehavior<Object> {

  /** Stays on its node. */
  public sealed interface Command extends NoSerializationVerificationNeeded {}

  /**
   * Asks for events to be persisted, all of them or none. An entity has one such wish under way at
   * a time.
   *
   * @param firstSequenceNr number of the first event within the entity, from 1
   */
  public record Append(
      String persistenceId, long firstSequenceNr, List<?> events, ActorRef<Answer> replyTo)
      implements Command {}

  /** Asks for all events of an entity, oldest first. */
  public record Read(String persistenceId, ActorRef<Answer> replyTo) implements Command {}

  record ReadEnded() implements Command {}

  /** Sends calls, with all that has come before this. */
  private record Fill() implements Command {}

  /** Stays on its node. */
  public sealed interface Answer extends NoSerializationVerificationNeeded {}

  /**
   * The events are in the journal.
   *
   * @param wish the very object that this answers
   */
  public record Persisted(Append wish) implements Answer {}

  /**
   * The events may be in the journal, or not.
   *
   * @param wish the very object that this answers
   */
  public record NotPersisted(Append wish, String reason) implements Answer {}

  public record History(List<Object> events) implements Answer {}

  public record NotRead(String reason) implements Answer {}

  /** Calls that are with the plugin at a time: one is being written, one is on its way. */
  private static final int CALLS = 2;

  /** Wishes that fail by themselves, one after the other. */
  private static final int TO_BLAME_THE_JOURNAL = 3;

  private final akka.actor.ActorRef journal;
  private final int mostReadings;
  private final AtomicInteger lastCall;
  private final akka.actor.ActorRef self;
  private final String writer = UUID.randomUUID().toString();
  private final Waiting waiting = new Waiting();

  /** The entities whose events wait or are with the plugin, and who wants to read them then. */
  private final Map<String, List<Read>> underWay = new HashMap<>();

  /** What is to be written by itself. */
  private final Queue<Append> alone = new ArrayDeque<>();

  private final Map<Integer, Call> calls = new HashMap<>();
  private final Queue<Read> readings = new ArrayDeque<>();
  private int failedAlone;
  private int reading;
  private boolean filling;

  /** Starts the clerk of a node for a journal plugin. */
  static ActorRef<Command> start(ActorSystem<?> system, String name, String pluginId) {
    akka.actor.ActorRef journal =
        Persistence.get(Adapter.toClassic(system)).journalFor(pluginId, ConfigFactory.empty());
    int mostReadings =
        system.settings().config().getInt("akka.persistence.max-concurrent-recoveries");
    return system.systemActorOf(create(journal, mostReadings), name, Props.empty());
  }

  /**
   * A clerk.
   *
   * @param journal the plugin's actor
   * @param mostReadings readings at a time
   */
  static Behavior<Command> create(akka.actor.ActorRef journal, int mostReadings) {
    // A clerk that begins anew goes on counting, so as not to take an old call's answer for its
    // own.
    AtomicInteger lastCall = new AtomicInteger();
    return Behaviors.supervise(
            Behaviors.setup((ActorContext<Object> context) ->
                new JournalClerk(context, journal, mostReadings, lastCall)))
        .onFailure(SupervisorStrategy.restart())
        .narrow();
  }

  private JournalClerk(
      ActorContext<Object> context,
      akka.actor.ActorRef journal,
      int mostReadings,
      AtomicInteger lastCall) {
    super(context);
    this.journal = journal;
    this.mostReadings = mostReadings;
    this.lastCall = lastCall;
    this.self = Adapter.toClassic(context.getSelf());
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(JournalProtocol.WriteMessageSuccess.class, this::persisted)
        .onMessage(Append.class, this::append)
        .onMessage(JournalProtocol.WriteMessageFailure.class, this::failed)
        .onMessage(JournalProtocol.WriteMessageRejected.class, this::rejected)
        // What it says of a call as a whole, it says of each event too.
        .onMessage(JournalProtocol.WriteMessagesFailed.class, failed -> this)
        .onMessageEquals(JournalProtocol.WriteMessagesSuccessful$.MODULE$, () -> this)
        .onMessage(Fill.class, this::fill)
        .onMessage(Read.class, this::read)
        .onMessage(ReadEnded.class, this::readEnded)
        .build();
  }

  private Behavior<Object> append(Append append) {
    String entity = append.persistenceId();
    if (underWay.containsKey(entity)) {
      refuse(append, "another write of " + entity + " is under way");
    } else if (waiting.isFull()) {
      refuse(append, Waiting.ROOM + " writes wait: the journal is slower than what comes in");
    } else {
      underWay.put(entity, List.of());
      waiting.add(append);
      fillSoon();
    }
    return this;
  }

  /** Twins act in crowds, so what is in the mailbox goes out in the same call. */
  private void fillSoon() {
    if (!filling && calls.size() < CALLS) {
      filling = true;
      getContext().getSelf().tell(new Fill());
    }
  }

  private Behavior<Object> fill(Fill fill) {
    filling = false;
    return fill();
  }

  private static void refuse(Append append, String reason) {
    append.replyTo().tell(new NotPersisted(append, reason));
  }

  private Behavior<Object> fill() {
    while (calls.size() < CALLS && !(alone.isEmpty() && waiting.isEmpty())) {
      Call call = new Call(alone.isEmpty() ? waiting.next() : List.of(alone.remove()));
      int number = lastCall.incrementAndGet();
      calls.put(number, call);
      journal.tell(new JournalProtocol.WriteMessages(call.writes(writer), self, number), self);
    }
    return this;
  }

  private Behavior<Object> persisted(JournalProtocol.WriteMessageSuccess success) {
    return answered(success.actorInstanceId(), null);
  }

  private Behavior<Object> failed(JournalProtocol.WriteMessageFailure failure) {
    return answered(failure.actorInstanceId(), failure.cause());
  }

  private Behavior<Object> rejected(JournalProtocol.WriteMessageRejected rejected) {
    return answered(rejected.actorInstanceId(), rejected.cause());
  }

  /** One event of a call has been answered; a clerk that began anew does not know older calls. */
  private Behavior<Object> answered(int number, Throwable failure) {
    Call call = calls.get(number);
    if (call != null) {
      call.answered(failure).ifPresent(fate -> decide(call, fate));
      if (call.isOver()) {
        calls.remove(number);
      }
    }
    return fill();
  }

  /** What failed together with others, of which one may be to blame, is tried by itself. */
  private void decide(Call call, Call.Fate fate) {
    if (fate.failure() == null) {
      failedAlone = 0;
      fate.wish().replyTo().tell(new Persisted(fate.wish()));
      writtenOrNot(fate.wish());
    } else if (call.isShared()) {
      alone.add(fate.wish());
    } else {
      failedAlone++;
      giveUp(fate.wish(), fate.failure());
      // Then it is the journal that is to blame, and each of the others would wait for it in vain.
      while (failedAlone >= TO_BLAME_THE_JOURNAL && !alone.isEmpty()) {
        giveUp(alone.remove(), fate.failure());
      }
    }
  }

  private void giveUp(Append wish, Throwable failure) {
    refuse(wish, String.valueOf(failure));
    writtenOrNot(wish);
  }

  private void writtenOrNot(Append wish) {
    underWay.remove(wish.persistenceId()).forEach(this::read);
  }

  /** What is being written cannot be read yet; who reads before it would miss it. */
  private Behavior<Object> read(Read read) {
    if (underWay.containsKey(read.persistenceId())) {
      underWay.compute(read.persistenceId(), (entity, others) -> plus(others, read));
    } else {
      readings.add(read);
    }
    return readOn();
  }

  private static List<Read> plus(List<Read> others, Read read) {
    List<Read> more = new ArrayList<>(others);
    more.add(read);
    return more;
  }

  private Behavior<Object> readEnded(ReadEnded ended) {
    reading--;
    return readOn();
  }

  private Behavior<Object> readOn() {
    while (reading < mostReadings && !readings.isEmpty()) {
      reading++;
      Read next = readings.remove();
      var reader = getContext().spawnAnonymous(Reader.create(journal, next));
      getContext().watchWith(reader, new ReadEnded());
    }
    return this;
  }
}
