package io.fleettwin.api.whatif.queue;

import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.api.whatif.Progress;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;

/** Plays futures when a test says so, and answers when it says so. */
public final class HeldPlayer implements Player {

  /** Futures of a part. */
  public static final int TOTAL = 2;

  /** What to do next, and a latch to open when a future was played and is counted. */
  private record Order(Supplier<Answer> what, CountDownLatch counted) {}

  private final SynchronousQueue<Order> orders = new SynchronousQueue<>();

  @Override
  public Answer play(String id, QuestionDocument document, Progress progress) {
    progress.begins("Futures", TOTAL);
    while (true) {
      Order order = next();
      Answer answer = order.what().get();
      if (answer != null) {
        return sample(id, document);
      }
      progress.played();
      boolean cancelled = progress.isCancelled(); // before the test goes on, and cancels it
      order.counted().countDown();
      if (cancelled) {
        throw new CancellationException("nobody wants it");
      }
    }
  }

  private Order next() {
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

  /** Hands an order over to the question that runs. */
  private CountDownLatch order(Supplier<Answer> what) {
    CountDownLatch counted = new CountDownLatch(1);
    try {
      orders.put(new Order(what, counted));
      return counted;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Has one future played and counted, by the question that runs, as soon as one does. */
  public void playOne() {
    try {
      order(() -> null).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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
