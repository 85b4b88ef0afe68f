package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutPlan;
import java.util.Arrays;

/** Who belongs to which ring of a plan. */
record Rings(RingBounds bounds, Members[] members) {

  private static final byte NONE = -1;

  static Rings of(ForecastFleet fleet, Kinds kinds, RolloutPlan plan, Draws draws) {
    RingBounds bounds = RingBounds.of(plan, places(fleet, kinds, draws));
    byte[] ringOf = new byte[fleet.size()];
    int[][] starts = new int[plan.rings().size()][Cohorts.COUNT + 1];
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
        int ring =
            kinds.isCandidate(fleet.kind(row))
                ? bounds.ringOf(Members.place(draws, fleet.key(row)))
                : NONE;
        ringOf[row] = (byte) ring;
        if (ring >= 0) {
          starts[ring][cohort + 1]++;
        }
      }
    }
    Members[] members = new Members[starts.length];
    for (int ring = 0; ring < starts.length; ring++) {
      ForecastFleet.addUp(starts[ring]);
      int[] rows = new int[starts[ring][Cohorts.COUNT]];
      int next = 0;
      for (int row = 0; next < rows.length; row++) {
        if (ringOf[row] == ring) {
          rows[next++] = row;
        }
      }
      members[ring] = new Members(fleet, draws, rows, starts[ring]);
    }
    return new Rings(bounds, members);
  }

  private static long[] places(ForecastFleet fleet, Kinds kinds, Draws draws) {
    long[] places = new long[fleet.size()];
    int size = 0;
    for (int row = 0; row < places.length; row++) {
      if (kinds.isCandidate(fleet.kind(row))) {
        places[size++] = Members.place(draws, fleet.key(row));
      }
    }
    return Arrays.copyOf(places, size);
  }
}
