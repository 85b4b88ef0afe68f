package io.fleettwin.cluster.journal;

import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import java.util.Set;

/** An entity that persists what it is told and answers, after that, how many events it has. */
final class Counter extends EventSourcedBehavior<Counter.Command, String, Integer> {
  sealed interface Command {}

  record Persist(String event, ActorRef<Integer> replyTo) implements Command {}

  record Ask(ActorRef<Integer> replyTo) implements Command {}

  /** An event that begins with this is tagged with itself. */
  static final String TAGGED = "tag-";

  private final RetentionCriteria retention;

  Counter(String id) {
    this(id, RetentionCriteria.disabled());
  }

  Counter(String id, RetentionCriteria retention) {
    super(PersistenceId.ofUniqueId(id));
    this.retention = retention;
  }

  @Override
  public Integer emptyState() {
    return 0;
  }

  @Override
  public CommandHandler<Command, String, Integer> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Persist.class,
            (state, command) ->
                Effect().persist(command.event()).thenRun(after -> command.replyTo().tell(after)))
        .onCommand(
            Ask.class,
            (state, command) -> Effect().none().thenRun(after -> command.replyTo().tell(after)))
        .build();
  }

  @Override
  public EventHandler<Integer, String> eventHandler() {
    return newEventHandlerBuilder().forAnyState().onAnyEvent((state, event) -> state + 1);
  }

  @Override
  public Set<String> tagsFor(String event) {
    return event.startsWith(TAGGED) ? Set.of(event) : Set.of();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return retention;
  }
}
