package io.fleettwin.cluster.clerk;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.persistence.JournalProtocol;
import io.fleettwin.cluster.clerk.JournalClerk.Answer;
import io.fleettwin.cluster.clerk.JournalClerk.History;
import io.fleettwin.cluster.clerk.JournalClerk.NotRead;
import io.fleettwin.cluster.clerk.JournalClerk.Read;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of one entity by the plugin, and ends. */
final class Reader extends AbstractBehavior<Object> {

  private final Read read;
  private final List<Object> events = new ArrayList<>();

  static Behavior<Object> create(akka.actor.ActorRef journal, Read read) {
    return Behaviors.setup(context -> new Reader(context, journal, read));
  }

  private Reader(ActorContext<Object> context, akka.actor.ActorRef journal, Read read) {
    super(context);
    this.read = read;
    var self = Adapter.toClassic(context.getSelf());
    journal.tell(
        new JournalProtocol.ReplayMessages(
            1, Long.MAX_VALUE, Long.MAX_VALUE, read.persistenceId(), self),
        self);
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(
            JournalProtocol.ReplayedMessage.class,
            replayed -> {
              events.add(replayed.persistent().payload());
              return this;
            })
        .onMessage(JournalProtocol.RecoverySuccess.class, success -> end(new History(events)))
        .onMessage(
            JournalProtocol.ReplayMessagesFailure.class,
            failure -> end(new NotRead(String.valueOf(failure.cause()))))
        .build();
  }

  private Behavior<Object> end(Answer answer) {
    read.replyTo().tell(answer);
    return Behaviors.stopped();
  }
}
