package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what takes as long as the fleet is large. */
final class Waiting {

  /** Beyond it something hangs: a rollout to a million devices takes some minutes. */
  private static final Duration LONGEST = Duration.ofHours(6);

  /** Little beside what is measured by it, and not so little that asking costs much. */
  private static final Duration ASKED_EVERY = Duration.ofMillis(10);

  private Waiting() {}

  /** The answer to a question that is asked again for as long as nobody answers in time. */
  static <T> T answer(Supplier<CompletionStage<T>> question) {
    long begun = System.nanoTime();
    while (true) {
      try {
        return question.get().toCompletableFuture().join();
      } catch (CompletionException late) {
        if (isTooLong(begun)) {
          throw late;
        }
      }
    }
  }

  /**
   * Waits until something is so.
   *
   * @param what that it is waited for, for people
   */
  static void until(BooleanSupplier isSo, String what) {
    long begun = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (isTooLong(begun)) {
        throw CommandFailed.failed(
            "%s did not come within %d hours; try fewer devices with --devices"
                .formatted(what, LONGEST.toHours()));
      }
      aMoment(ASKED_EVERY);
    }
  }

  /** Lets some time pass before somebody who cannot be told is asked again. */
  static void aMoment(Duration moment) {
    new CompletableFuture<Void>()
        .completeOnTimeout(null, moment.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static boolean isTooLong(long begun) {
    return System.nanoTime() - begun > LONGEST.toNanos();
  }
}
