package io.fleettwin.forecast;

import java.util.List;

/** Who does the work of a forecast: who calls it decides on which threads it runs. */
public interface Crew {

  /** The caller alone. */
  Crew ALONE =
      new Crew() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public void run(List<Runnable> tasks) {
          tasks.forEach(Runnable::run);
        }
      };

  /** How many can work at a time, at least 1. */
  int size();

  /**
   * Does all tasks, as many at a time as can, and returns when the last one has ended. What a task
   * throws is thrown.
   *
   * @param tasks as many as there are in the crew, or fewer
   */
  void run(List<Runnable> tasks);
}
