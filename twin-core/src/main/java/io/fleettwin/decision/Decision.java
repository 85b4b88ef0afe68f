package io.fleettwin.decision;

import java.util.List;

/**
 * What became of a command.
 *
 * @param <E> the events that it can lead to
 */
public sealed interface Decision<E> {

  /** These events happen, all of them or none. */
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** The command was carried out before, or changes nothing. */
  record Unchanged<E>() implements Decision<E> {}

  /** The command is not carried out. */
  record Refused<E>(Refusal refusal) implements Decision<E> {}

  static <E> Decision<E> accept(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E> Decision<E> acceptAll(List<? extends E> events) {
    return events.isEmpty() ? new Unchanged<>() : new Accepted<>(List.copyOf(events));
  }

  static <E> Decision<E> unchanged() {
    return new Unchanged<>();
  }

  static <E> Decision<E> refuse(RefusalCode code, String message) {
    return new Refused<>(new Refusal(code, message));
  }
}
