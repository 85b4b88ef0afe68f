package io.fleettwin.api.whatif;

import io.fleettwin.forecast.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many threads as the machine has processors, until closed. */
public final class Threads implements Crew, AutoCloseable {

  private final int size;
  private final ExecutorService threads;

  public Threads(int size) {
    this.size = size;
    this.threads =
        Executors.newFixedThreadPool(
            size, Thread.ofPlatform().daemon().name("forecast-", 0).factory());
  }

  /** One for each processor. */
  public static Threads forThisMachine() {
    return new Threads(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void run(List<Runnable> tasks) {
    List<Future<?>> running = new ArrayList<>();
    tasks.forEach(task -> running.add(threads.submit(task)));
    RuntimeException thrown = null;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        thrown = thrown == null ? unchecked(e.getCause()) : thrown;
      } catch (InterruptedException e) {
        running.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a forecast was played", e);
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(cause);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
