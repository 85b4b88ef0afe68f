package io.fleettwin.api.cli.ask;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers of a fleet. What gets no answer in time is asked again with the same ids, which changes
 * things once.
 */
public final class Patience {

  /** A node that starts, or works off a full load, answers late, not never. */
  private static final int TRIES = 5;

  private Patience() {}

  /** The answer to a question. */
  public static <T> CompletionStage<T> with(Supplier<CompletionStage<T>> question) {
    return with(question, TRIES);
  }

  private static <T> CompletionStage<T> with(Supplier<CompletionStage<T>> question, int tries) {
    return tries == 1
        ? question.get()
        : question.get().exceptionallyCompose(late -> with(question, tries - 1));
  }

  /** Waits for an answer. */
  public static <T> T await(Supplier<CompletionStage<T>> question) {
    return with(question).toCompletableFuture().join();
  }
}
