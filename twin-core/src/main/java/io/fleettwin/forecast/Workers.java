package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import java.util.ArrayList;
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

  /** The same for devices with which more is done. */
  private static final int WORTH_WAKING = 512;

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

  /** A part of some rows. */
  interface Part {
    void run(Worker worker, int from, int to);
  }

  /** Runs a task for all parts of some rows, by the whole crew if they are many. */
  void forEachPart(int from, int to, Part part) {
    if (crew.size() == 1 || to - from < WORTH_WAKING) {
      part.run(first(), from, to);
      return;
    }
    List<Runnable> tasks = new ArrayList<>();
    for (int number = 0; number < workers.size(); number++) {
      Worker worker = workers.get(number);
      int begin = from + (int) ((long) (to - from) * number / workers.size());
      int end = from + (int) ((long) (to - from) * (number + 1) / workers.size());
      tasks.add(() -> part.run(worker, begin, end));
    }
    crew.run(tasks);
  }

  private static void run(Worker worker, AtomicInteger next, Task task) {
    for (int c = next.getAndIncrement(); c < Cohorts.COUNT; c = next.getAndIncrement()) {
      task.run(worker, c);
    }
  }
}
