package io.fleettwin.forecast;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutPlan;
import java.util.Arrays;

/**
 * Who belongs to which ring of a plan.
 *
 * @param column the ring of each row of the fleet
 */
record Rings(RingBounds bounds, RingColumn column, Members[] members) {

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
    RingColumn column = new RingColumn(fleet.size());
    int[][] sizes = new int[plan.rings().size()][Cohorts.COUNT];
    int[] candidates = new int[Cohorts.COUNT];
    workers.forEachCohort(
        fleet.size(),
        (worker, cohort) -> {
          for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
            if (kinds.isCandidate(fleet.kind(row))) {
              column.belongsTo(row, 0);
              candidates[cohort]++;
            }
          }
        });
    int size = Arrays.stream(candidates).sum();
    Places places = new Places(fleet, draws, workers, column, size, room);
    RingBounds bounds = RingBounds.of(plan, places);
    if (places.wereAsked()) {
      workers.forEachCohort(
          fleet.size(),
          (worker, cohort) -> {
            for (int row = fleet.start(cohort); row < fleet.start(cohort + 1); row++) {
              if (column.ring(row) != RingColumn.NONE) {
                int ring = bounds.ringOf(room[row]);
                column.belongsTo(row, ring);
                room[row] = 0;
                if (ring != RingColumn.NONE) {
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
      members[ring] = new Members(fleet, draws, column, ring, sizes[ring]);
    }
    return new Rings(bounds, column, members);
  }
}
