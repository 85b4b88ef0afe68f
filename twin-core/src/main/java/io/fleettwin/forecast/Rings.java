package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutPlan;
import java.util.Arrays;

/**
 * Who belongs to which ring of a plan.
 *
 * @param ringOf the ring of each row of the fleet, -1 for those that no ring has
 */
record Rings(RingBounds bounds, byte[] ringOf, Members[] members) {

  private static final byte NONE = -1;

  /**
   * Finds out.
   *
   * @param room a column of the fleet that is empty, and is so again afterwards
   */
  static Rings of(
      ForecastFleet fleet,
      Kinds kinds,
      RolloutPlan plan,
      Draws draws,
      Workers workers,
      long[] room) {
    byte[] ringOf = new byte[fleet.size()];
    int[][] sizes = new int[plan.rings().size()][Cohorts.COUNT];
    int[] candidates = new int[Cohorts.COUNT];
    workers.forEachCohort(
        fleet.size(),
        (worker, cohort) -> {
          for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
            boolean candidate = kinds.isCandidate(fleet.kind(row));
            ringOf[row] = candidate ? 0 : NONE;
            candidates[cohort] += candidate ? 1 : 0;
          }
        });
    int size = Arrays.stream(candidates).sum();
    Places places = new Places(fleet, draws, workers, ringOf, size, room);
    RingBounds bounds = RingBounds.of(plan, places);
    if (places.wereAsked()) {
      workers.forEachCohort(
          fleet.size(),
          (worker, cohort) -> {
            for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
              if (ringOf[row] != NONE) {
                int ring = bounds.ringOf(room[row]);
                ringOf[row] = (byte) ring;
                room[row] = 0;
                if (ring != NONE) {
                  sizes[ring][cohort]++;
                }
              }
            }
          });
    } else {
      sizes[0] = candidates;
    }
    Members[] members = new Members[sizes.length];
    for (int ring = 0; ring < members.length; ring++) {
      members[ring] = new Members(fleet, draws, ringOf, ring, sizes[ring]);
    }
    return new Rings(bounds, ringOf, members);
  }
}
