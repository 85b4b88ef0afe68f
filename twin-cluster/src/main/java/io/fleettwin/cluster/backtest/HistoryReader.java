package io.fleettwin.cluster.backtest;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.persistence.JournalProtocol;
import io.fleettwin.backtest.Backtest;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.cluster.journal.JournalException;
import io.fleettwin.rollout.RingEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Reads a history by the journal plugin, one page after the other, so that what others write comes
 * in between; runs gates over it, and ends.
 */
final class HistoryReader extends AbstractBehavior<Object> {

  private record TooLate() implements NoSerializationVerificationNeeded {}

  private final akka.actor.ActorRef journal;
  private final akka.actor.ActorRef self;
  private final MergedHistory history;
  private final Backtest backtest;
  private final CompletableFuture<BacktestResult> answer;

  /**
   * A reader.
   *
   * @param journal the plugin's actor
   * @param limit how long it may take
   */
  static Behavior<Object> create(
      akka.actor.ActorRef journal,
      MergedHistory history,
      Backtest backtest,
      Duration limit,
      CompletableFuture<BacktestResult> answer) {
    return Behaviors.withTimers(timers ->
        Behaviors.setup(context -> {
          timers.startSingleTimer(new TooLate(), limit);
          return new HistoryReader(context, journal, history, backtest, answer).goOn();
        }));
  }

  private HistoryReader(
      ActorContext<Object> context,
      akka.actor.ActorRef journal,
      MergedHistory history,
      Backtest backtest,
      CompletableFuture<BacktestResult> answer) {
    super(context);
    this.journal = journal;
    this.self = Adapter.toClassic(context.getSelf());
    this.history = history;
    this.backtest = backtest;
    this.answer = answer;
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(
            JournalProtocol.ReplayedMessage.class,
            replayed -> {
              history.put((RingEvent) replayed.persistent().payload());
              return this;
            })
        .onMessage(
            JournalProtocol.RecoverySuccess.class,
            page -> {
              history.pageEnded(page.highestSequenceNr());
              return goOn();
            })
        .onMessage(
            JournalProtocol.ReplayMessagesFailure.class,
            failure ->
                fail(
                    new JournalException(
                        "the history of a rollout could not be read", failure.cause())))
        .onMessage(
            TooLate.class,
            late -> fail(new TimeoutException("a backtest has not come to an end in time")))
        .onSignal(PostStop.class, stopped -> stopped())
        .build();
  }

  private Behavior<Object> goOn() {
    Optional<MergedHistory.Page> missing = history.handOnTo(backtest);
    if (missing.isEmpty()) {
      answer.complete(backtest.end(history.lastTick()));
      return Behaviors.stopped();
    }
    MergedHistory.Page page = missing.get();
    journal.tell(
        new JournalProtocol.ReplayMessages(
            page.from(), page.to(), Long.MAX_VALUE, page.persistenceId(), self),
        self);
    return this;
  }

  private Behavior<Object> fail(Exception failure) {
    answer.completeExceptionally(failure);
    return Behaviors.stopped();
  }

  /** Changes nothing for who has the answer; otherwise it has failed, or its node stops. */
  private Behavior<Object> stopped() {
    answer.completeExceptionally(new TimeoutException("a backtest was broken off"));
    return this;
  }
}
