package io.fleettwin.api.cli.ask;

import io.fleettwin.cluster.node.Outcome;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What requests to a fleet gave. In a demo none is ever refused for a good reason. */
public final class Answers {

  private Answers() {}

  /** Waits until a request is carried out. */
  public static <T> T done(Supplier<CompletionStage<Outcome<T>>> request) {
    return value(Patience.await(request));
  }

  /**
   * What a request gave.
   *
   * @throws CommandFailed if it was refused
   */
  public static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> done.value();
      case Outcome.Refused<T> refused ->
          throw CommandFailed.failed(
              "the fleet refused: %s (%s)"
                  .formatted(refused.refusal().message(), refused.refusal().code()));
    };
  }
}
