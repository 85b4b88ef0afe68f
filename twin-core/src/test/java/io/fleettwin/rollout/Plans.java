package io.fleettwin.rollout;

import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Plans for tests; what a test does not name is usual. */
final class Plans {

  static final int HOUR = 60;
  static final int DAY = 24 * HOUR;

  /** Fails at more than 1 % crashes, agents down or silent devices among at least 100. */
  static final Gate GATE = new Gate(Set.of(Signal.values()), 100, 0.01, DAY);

  private static final Defect DEFECT =
      new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0x50, "sensor.sys");

  private Plans() {}

  static RolloutPlan plan(RingPlan... rings) {
    return new RolloutPlan("r1", content(), List.of(rings), true, Optional.empty());
  }

  static RolloutPlan withoutRollBack(RolloutPlan plan) {
    return new RolloutPlan(plan.id(), plan.update(), plan.rings(), false, plan.incident());
  }

  /** The vendor takes the update back after so many minutes. */
  static RolloutPlan revertedAfter(int minutes, RolloutPlan plan) {
    return with(new Incident(DEFECT, OptionalInt.of(minutes), OptionalInt.empty()), plan);
  }

  /** A remediation is there so many minutes after the fault was noticed. */
  static RolloutPlan remediatedAfter(int minutes, OptionalInt revertAfter, RolloutPlan plan) {
    return with(new Incident(DEFECT, revertAfter, OptionalInt.of(minutes)), plan);
  }

  private static RolloutPlan with(Incident incident, RolloutPlan plan) {
    return new RolloutPlan(
        plan.id(), plan.update(), plan.rings(), plan.rollBackOnFailure(), Optional.of(incident));
  }

  static RingPlan ring(String name, RingSize size, int deferralMinutes, Gate gate) {
    return new RingPlan(name, size, deferralMinutes, 2 * DAY, PushRate.ALL_AT_ONCE, gate);
  }

  static RingPlan ring(PushRate push, Gate gate) {
    return new RingPlan("Only", new RingSize.Rest(), 0, 2 * DAY, push, gate);
  }

  /** Test, First, Fast and Broad of Autopatch, each with the gate of these tests. */
  static RolloutPlan autopatch() {
    return plan(
        ring("Test", new RingSize.Devices(5), 0, GATE),
        ring("First", new RingSize.Share(0.01), DAY, GATE),
        ring("Fast", new RingSize.Share(0.09), 6 * DAY, GATE),
        ring("Broad", new RingSize.Rest(), 9 * DAY, GATE));
  }

  static Gate gate(int minimumSample, double threshold, int bakeMinutes, Signal... signals) {
    return new Gate(Set.of(signals), minimumSample, threshold, bakeMinutes);
  }

  private static Update content() {
    return new Update("u1", UpdateKind.CONTENT, "channel", "291", DriverMode.KERNEL, false, 40);
  }
}
