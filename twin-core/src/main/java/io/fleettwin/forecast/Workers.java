package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The threads of a forecast: cohorts are shared out among them, and it does not matter how. */
final class Workers {

  /** What is to be done for a cohort. */
  interface Task {
    void run(Worker worker, int cohort);
  }

  private final List<Worker> workers;

  Workers(List<Worker> workers) {
    this.workers = List.copyOf(workers);
  }

  List<Worker> all() {
    return workers;
  }

  Worker first() {
    return workers.getFirst();
  }

  /** Runs a task for every cohort, on all threads if there is much to do. */
  void forEachCohort(boolean much, Task task) {
    AtomicInteger next = new AtomicInteger();
    if (!much || workers.size() == 1) {
      run(first(), next, task);
      return;
    }
    Stream<CompletableFuture<Void>> others =
        workers.stream()
            .skip(1)
            .map(worker -> CompletableFuture.runAsync(() -> run(worker, next, task)))
            .toList()
            .stream();
    run(first(), next, task);
    CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
  }

  private static void run(Worker worker, AtomicInteger next, Task task) {
    for (int c = next.getAndIncrement(); c < Cohorts.COUNT; c = next.getAndIncrement()) {
      task.run(worker, c);
    }
  }
}
