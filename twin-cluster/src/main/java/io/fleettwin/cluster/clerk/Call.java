package io.fleettwin.cluster.clerk;

import akka.actor.ActorRef;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import io.fleettwin.cluster.clerk.JournalClerk.Append;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What is with the plugin in one message. The plugin answers for each event, in their order. */
final class Call {

  /**
   * What became of a wish.
   *
   * @param failure {@code null} if its events are persisted
   */
  record Fate(Append wish, Throwable failure) {}

  private final List<Append> wishes;
  private int current;
  private int answeredOfCurrent;
  private Throwable failureOfCurrent;

  Call(List<Append> wishes) {
    this.wishes = wishes;
  }

  Seq<PersistentEnvelope> writes(String writer) {
    List<PersistentEnvelope> writes = new ArrayList<>(wishes.size());
    for (Append wish : wishes) {
      writes.add(write(wish, writer));
    }
    return seq(writes);
  }

  private static AtomicWrite write(Append wish, String writer) {
    List<PersistentRepr> events = new ArrayList<>(wish.events().size());
    long sequenceNr = wish.firstSequenceNr();
    for (Object event : wish.events()) {
      events.add(
          PersistentRepr.apply(
              event, sequenceNr++, wish.persistenceId(), "", false, ActorRef.noSender(), writer));
    }
    return new AtomicWrite(seq(events));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toVector();
  }

  /**
   * The next event was answered.
   *
   * @param failure {@code null} if it is persisted
   * @return the wish that is answered by that, if it was its last event
   */
  Optional<Fate> answered(Throwable failure) {
    Append wish = wishes.get(current);
    if (failure != null) {
      failureOfCurrent = failure;
    }
    if (++answeredOfCurrent < wish.events().size()) {
      return Optional.empty();
    }
    Fate fate = new Fate(wish, failureOfCurrent);
    current++;
    answeredOfCurrent = 0;
    failureOfCurrent = null;
    return Optional.of(fate);
  }

  boolean isOver() {
    return current == wishes.size();
  }

  /** Whether one wish may have failed because of another one. */
  boolean isShared() {
    return wishes.size() > 1;
  }
}
