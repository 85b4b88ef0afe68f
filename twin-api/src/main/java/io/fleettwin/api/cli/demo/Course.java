package io.fleettwin.api.cli.demo;

import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Tally;
import io.fleettwin.rollout.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The course of a rollout, as far as it was seen: its tally over time, how it stood when a gate
 * failed, and how it ended. Views come in the order in which things happened.
 */
public final class Course {

  /**
   * The tally of all rings at a tick.
   *
   * @param minute since the rollout was started
   */
  record Moment(int minute, Tally tally) {}

  private final List<Moment> moments = new ArrayList<>();
  private Optional<RolloutView> failed = Optional.empty();
  private Optional<RolloutView> last = Optional.empty();

  /** The course that these views show. */
  public static Course of(List<RolloutView> views) {
    Course course = new Course();
    views.forEach(course::add);
    return course;
  }

  /** Adds how the rollout stands now; the same view a second time changes nothing. */
  public void add(RolloutView view) {
    Tally tally = view.total();
    if (moments.isEmpty() || !moments.getLast().tally().equals(tally)) {
      moments.add(new Moment(view.tick() - view.state().startTick(), tally));
    }
    if (failed.isEmpty() && view.rings().stream().anyMatch(Course::hasFailed)) {
      failed = Optional.of(view);
    }
    last = Optional.of(view);
  }

  private static boolean hasFailed(RingView ring) {
    return ring.state().verdict() == Verdict.FAIL;
  }

  /** The tally each time that it had changed. */
  List<Moment> moments() {
    return List.copyOf(moments);
  }

  /** How the rollout stood when a gate had failed. */
  Optional<RolloutView> failed() {
    return failed;
  }

  /**
   * How it ended.
   *
   * @throws IllegalStateException if nothing was seen of it
   */
  RolloutView last() {
    return last.orElseThrow(() -> new IllegalStateException("the rollout was never seen"));
  }
}
