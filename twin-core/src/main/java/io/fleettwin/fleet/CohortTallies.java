package io.fleettwin.fleet;

import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a ring has heard of each cohort. */
public final class CohortTallies {

  private final Tally[] tallies = new Tally[Cohorts.COUNT];
  private Tally total = Tally.EMPTY;
  private int heard;

  public void put(int cohort, Tally tally) {
    if (tallies[cohort] == null) {
      heard++;
    } else {
      total = total.minus(tallies[cohort]);
    }
    tallies[cohort] = tally;
    total = total.plus(tally);
  }

  /** Whether every cohort has been heard; a ring decides nothing before that. */
  public boolean isComplete() {
    return heard == Cohorts.COUNT;
  }

  public List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int cohort = 0; cohort < tallies.length; cohort++) {
      if (tallies[cohort] == null) {
        missing.add(cohort);
      }
    }
    return missing;
  }

  public Tally total() {
    return total;
  }

  /**
   * Shares a quota out in the order of the cohorts.
   *
   * @return for each cohort that has to offer more than it has, how many members in all
   */
  public Map<Integer, Integer> targets(int quota) {
    Map<Integer, Integer> targets = new TreeMap<>();
    int left = quota;
    for (int cohort = 0; cohort < tallies.length && left > 0; cohort++) {
      int target = Math.min(left, tallies[cohort].get(Count.MEMBERS));
      left -= target;
      if (target > tallies[cohort].get(Count.OFFERED)) {
        targets.put(cohort, target);
      }
    }
    return targets;
  }
}
