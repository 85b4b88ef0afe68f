package io.fleettwin.cluster.clerk;

import akka.actor.ActorRef;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import io.fleettwin.cluster.clerk.JournalClerk.Append;
import io.fleettwin.cluster.clerk.JournalClerk.NotPersisted;
import io.fleettwin.cluster.clerk.JournalClerk.Persisted;
import java.util.ArrayList;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What is with the plugin in one message. The plugin answers for each event, in their order. */
final class Call {

  private final List<Append> appends;
  private int current;
  private int answeredOfCurrent;
  private Throwable failureOfCurrent;

  Call(List<Append> appends) {
    this.appends = appends;
  }

  Seq<PersistentEnvelope> writes(String writer) {
    List<PersistentEnvelope> writes = new ArrayList<>(appends.size());
    for (Append append : appends) {
      writes.add(write(append, writer));
    }
    return seq(writes);
  }

  private static AtomicWrite write(Append append, String writer) {
    List<PersistentRepr> events = new ArrayList<>(append.events().size());
    long sequenceNr = append.firstSequenceNr();
    for (Object event : append.events()) {
      events.add(
          PersistentRepr.apply(
              event, sequenceNr++, append.persistenceId(), "", false, ActorRef.noSender(), writer));
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
   * @return whether all are answered
   */
  boolean answered(Throwable failure) {
    Append append = appends.get(current);
    if (failure != null) {
      failureOfCurrent = failure;
    }
    if (++answeredOfCurrent == append.events().size()) {
      append
          .replyTo()
          .tell(
              failureOfCurrent == null
                  ? new Persisted(append)
                  : new NotPersisted(append, String.valueOf(failureOfCurrent)));
      current++;
      answeredOfCurrent = 0;
      failureOfCurrent = null;
    }
    return current == appends.size();
  }
}
