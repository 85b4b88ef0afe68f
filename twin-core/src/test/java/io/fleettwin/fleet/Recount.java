package io.fleettwin.fleet;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.Device;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.RolloutBriefing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Counts the devices of a rollout from scratch, one after the other, as the tallies should. */
final class Recount {

  private final OneCohort cohort;
  private final RolloutBriefing rollout;
  private final int[][] counts;

  private Recount(OneCohort cohort, RolloutBriefing rollout) {
    this.cohort = cohort;
    this.rollout = rollout;
    this.counts = new int[rollout.deadlines().size()][Count.values().length];
  }

  /** The tally of each ring. */
  static List<Tally> of(OneCohort cohort, String rollout) {
    var recount = new Recount(cohort, cohort.briefing().rollout(rollout).orElseThrow());
    cohort.twins().forEach(recount::count);
    List<Tally> tallies = new ArrayList<>();
    Arrays.stream(recount.counts).map(Tally::of).forEach(tallies::add);
    return tallies;
  }

  private void count(Device device) {
    if (device.wasOfferedBy(rollout.rollout())) {
      Assignment offered = offered(device);
      add(offered.offer().ring(), Count.MEMBERS.bit() | mask(device, offered));
    } else if (isEligible(device)) {
      var draws = new Draws(cohort.settings().seed());
      int ring = rollout.bounds().ringOf(draws.bits(device.id().key(), Draw.RING_ORDER, 0));
      if (ring >= 0) {
        add(ring, Count.MEMBERS.bit() | (isHeld(device) ? Count.HELD.bit() : 0));
      }
    }
  }

  private Assignment offered(Device device) {
    return Stream.concat(device.earlier().stream(), device.assignment().stream())
        .filter(assignment -> assignment.offer().rollout().equals(rollout.rollout()))
        .findFirst()
        .orElseThrow();
  }

  private int mask(Device device, Assignment offered) {
    if (!device.isAssignedTo(rollout.rollout())) {
      return ReportedCounts.maskOfEarlier(offered);
    }
    var parameters = cohort.settings().parameters();
    var presence = cohort.settings().model().presence();
    long key = device.id().key();
    return cohort.settings().isSimulated()
        ? new SimulatedCounts(parameters, presence)
            .mask(device.profile(), key, Endpoints.of(device), cohort.tick())
        : new ReportedCounts(parameters, presence)
            .mask(device, key, cohort.heardTick(device), cohort.listeningSince(), cohort.tick());
  }

  private boolean isEligible(Device device) {
    return !device.decommissioned() && rollout.update().isApplicableTo(device);
  }

  private boolean isHeld(Device device) {
    return !device.holds().isEmpty()
        || cohort.briefing().holds().stream()
            .filter(hold -> !hold.id().equals(rollout.ownHold()))
            .anyMatch(hold -> hold.holds(rollout.update(), device));
  }

  private void add(int ring, int mask) {
    for (Count count : Masks.counts(mask)) {
      counts[ring][count.ordinal()]++;
    }
  }
}
