package io.fleettwin.api.whatif.queue;

import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.api.whatif.Progress;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;

/** Plays futures when a test says so, and answers when it says so. */
public final class HeldPlayer implements Player {

  /** Futures of a part. */
  public static final int TOTAL = 2;

  private final SynchronousQueue<Supplier<Answer>> orders = new SynchronousQueue<>();

  @Override
  public Answer play(String id, QuestionDocument document, Progress progress) {
    progress.begins("Futures", TOTAL);
    while (true) {
      Answer answer = next().get();
      if (answer != null) {
        return sample(id, document);
      }
      progress.played();
      if (progress.isCancelled()) {
        throw new CancellationException("nobody wants it");
      }
    }
  }

  private Supplier<Answer> next() {
    try {
      return orders.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the node stops");
    }
  }

  private static Answer sample(String id, QuestionDocument document) {
    var question = document.question();
    return new Answer(
        id,
        new Answer.Asked(question.name(), question.description(), document.json()),
        new Answer.Product("FleetTwin", "test"),
        new Answer.Fleet(question.profile(), question.devices()),
        question.epoch().toString(),
        question.horizonMinutes(),
        new Answer.Replications(TOTAL, TOTAL, question.seed(), "all"),
        0.5,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private void order(Supplier<Answer> what) {
    try {
      orders.put(what);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Has one future played, by the question that runs, as soon as one does. */
  public void playOne() {
    order(() -> null);
  }

  /** Has the question that runs answered. */
  public void answer() {
    order(() -> new Answer(null, null, null, null, null, 0, null, 0, null, null, null, null, null));
  }

  /** Has the question that runs fail. */
  public void fail(RuntimeException failure) {
    order(() -> {
      throw failure;
    });
  }
}
