package io.fleettwin.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Grants what is scarce: longest waiting tick first, then cohort number; within a cohort, the
 * cohort itself goes by device key. The outcome does not depend on who asked first.
 */
public final class Arbiter {

  private record Claim(int since, int cohort, int devices) {}

  private Arbiter() {}

  /**
   * Shares an amount out.
   *
   * @param queues by cohort number
   * @param amount how many devices can be served, at least 0
   * @return how many devices of each cohort are served; cohorts that get nothing are left out
   */
  public static SortedMap<Integer, Integer> grant(Map<Integer, Queue> queues, int amount) {
    List<Claim> claims = new ArrayList<>();
    queues.forEach((cohort, queue) -> {
      int[] ticks = queue.ticks();
      int[] counts = queue.counts();
      for (int i = 0; i < ticks.length; i++) {
        claims.add(new Claim(ticks[i], cohort, counts[i]));
      }
    });
    claims.sort(Comparator.comparingInt(Claim::since).thenComparingInt(Claim::cohort));
    SortedMap<Integer, Integer> grants = new TreeMap<>();
    int left = amount;
    for (Claim claim : claims) {
      int given = Math.min(left, claim.devices());
      if (given == 0) {
        break;
      }
      grants.merge(claim.cohort(), given, Integer::sum);
      left -= given;
    }
    return grants;
  }
}
