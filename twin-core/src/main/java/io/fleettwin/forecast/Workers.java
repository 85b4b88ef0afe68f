package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A crew at work: cohorts are shared out among it, and it does not matter how. */
final class Workers {

  /** What is to be done for a cohort. */
  interface Task {
    void run(Worker worker, int cohort);
  }

  /** Devices for which it pays to wake other threads. */
  private static final int MANY = 4_096;

  private final Crew crew;
  private final List<Worker> workers;

  /**
   * Workers.
   *
   * @param workers as many as there are in the crew
   */
  Workers(Crew crew, List<Worker> workers) {
    this.crew = crew;
    this.workers = List.copyOf(workers);
  }

  List<Worker> all() {
    return workers;
  }

  Worker first() {
    return workers.getFirst();
  }

  /**
   * Runs a task for every cohort, by the whole crew if there is much to do.
   *
   * @param devices with how many something is done
   */
  void forEachCohort(int devices, Task task) {
    AtomicInteger next = new AtomicInteger();
    if (devices >= MANY) {
      crew.run(workers.stream().<Runnable>map(worker -> () -> run(worker, next, task)).toList());
    } else {
      run(first(), next, task);
    }
  }

  private static void run(Worker worker, AtomicInteger next, Task task) {
    for (int c = next.getAndIncrement(); c < Cohorts.COUNT; c = next.getAndIncrement()) {
      task.run(worker, c);
    }
  }
}
