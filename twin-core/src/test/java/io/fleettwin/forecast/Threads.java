package io.fleettwin.forecast;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A crew of so many threads. */
public record Threads(int size) implements Crew {

  @Override
  public void run(List<Runnable> tasks) {
    CompletableFuture.allOf(
            tasks.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
