package io.fleettwin.forecast;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A crew of so many threads: new ones, since the common pool may have but one. */
public record Threads(int size) implements Crew {

  @Override
  public void run(List<Runnable> tasks) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      CompletableFuture.allOf(
              tasks.stream()
                  .map(task -> CompletableFuture.runAsync(task, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }
}
