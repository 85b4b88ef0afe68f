package io.fleettwin.cluster.node;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks once more when there was no answer in time, as whoever talks to a fleet may: all of it
 * changes things once. A busy machine is no reason for a test to fail.
 */
public final class Again {

  private static final int TIMES = 6;

  private Again() {}

  public static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
    return ask(question, TIMES);
  }

  private static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question, int times) {
    return question
        .get()
        .exceptionallyCompose(failure -> {
          Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
          if (times > 1 && cause instanceof TimeoutException) {
            return ask(question, times - 1);
          }
          throw new CompletionException(cause);
        });
  }
}
