package io.fleettwin.study;

import io.fleettwin.forecast.Crew;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays many futures of one case or several, as many at a time as there are in a crew. */
public final class Futures {

  /** Is told how far it has come, on any thread. */
  public interface Progress {

    /**
     * One more future has been played.
     *
     * @return whether to go on
     */
    boolean played();
  }

  private final TimeGrid grid;
  private final Crew crew;
  private final Progress progress;

  public Futures(TimeGrid grid, Crew crew, Progress progress) {
    this.grid = grid;
    this.crew = crew;
    this.progress = progress;
  }

  /**
   * Plays the futures of some numbers, for each case.
   *
   * @param from the first number
   * @param to behind the last
   * @return of each case its futures, in order
   * @throws CancellationException if progress says so
   */
  public Outcome[][] play(List<Case> cases, int from, int to) {
    Outcome[][] outcomes = new Outcome[cases.size()][to - from];
    int tasks = cases.size() * (to - from);
    if (tasks < crew.size()) {
      for (int task = 0; task < tasks; task++) {
        play(cases, from, task, outcomes, crew);
      }
      return outcomes;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
            play(cases, from, task, outcomes, Crew.ALONE);
          }
        };
    crew.run(Collections.nCopies(Math.min(crew.size(), tasks), worker));
    return outcomes;
  }

  private void play(List<Case> cases, int from, int task, Outcome[][] outcomes, Crew players) {
    int number = task / cases.size();
    int position = task % cases.size();
    outcomes[position][number] = cases.get(position).play(from + number, grid, players);
    if (!progress.played()) {
      throw new CancellationException("no more futures are wanted");
    }
  }
}
