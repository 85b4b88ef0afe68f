package io.fleettwin.api.cli.demo;

import io.fleettwin.rollout.Tally;
import java.util.List;
import java.util.OptionalInt;

/**
 * When a share of the devices that were hit were back.
 *
 * @param percent of those that were hit by the end
 * @param minute since the first offer; empty if it did not come so far, or nobody was hit
 */
public record Milestone(int percent, OptionalInt minute) {

  /**
   * The shares that were published for July 2024, 97 and 99 percent, and the half.
   *
   * <p>Source: George Kurtz on 25 July 2024; CrowdStrike, Channel File 291 root cause analysis.
   */
  static final List<Integer> PERCENTS = List.of(50, 97, 99);

  static List<Milestone> of(List<Course.Moment> moments, int hit) {
    return PERCENTS.stream()
        .map(percent -> new Milestone(percent, minute(moments, needed(hit, percent))))
        .toList();
  }

  private static long needed(int hit, int percent) {
    return (hit * (long) percent + 99) / 100;
  }

  private static OptionalInt minute(List<Course.Moment> moments, long needed) {
    return needed == 0
        ? OptionalInt.empty()
        : moments.stream()
            .filter(moment -> back(moment.tally()) >= needed)
            .mapToInt(Course.Moment::minute)
            .findFirst();
  }

  private static int back(Tally tally) {
    return Recovered.of(tally).total();
  }
}
