package io.fleettwin.fleet;

import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans for tests of cohorts; what a test does not name is usual: no gate, all at once. */
final class Rollouts {

  private Rollouts() {}

  /** Content that acts without a restart and stops a machine if it is faulty. */
  static Update content() {
    return new Update("u1", UpdateKind.CONTENT, "channel", "291", DriverMode.KERNEL, false, 40);
  }

  /** The same, of which it is known that it belongs to the sensor. */
  static Update sensorContent() {
    return new Update(
        "u1", UpdateKind.CONTENT, "channel", "291", DriverMode.KERNEL, false, 40, "sensor.sys");
  }

  /** A kernel driver that is installed in three minutes and acts after a restart. */
  static Update driver() {
    return new Update("u2", UpdateKind.DRIVER, "sensor.sys", "7.12", DriverMode.KERNEL, true, 900);
  }

  /** A plan of one ring for all. */
  static RolloutPlan forAll(String id, Update update) {
    return plan(id, update, ring(new RingSize.Rest()));
  }

  static RolloutPlan plan(String id, Update update, RingPlan... rings) {
    return new RolloutPlan(id, update, List.of(rings), true, Optional.empty());
  }

  static RingPlan ring(RingSize size) {
    return new RingPlan("Ring", size, 0, 24 * 60, PushRate.ALL_AT_ONCE, Gate.NONE);
  }

  /** The update stops every machine that loads it. */
  static RolloutPlan faulty(RolloutPlan plan) {
    return with(plan, new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0x50, "sensor.sys"));
  }

  static RolloutPlan with(RolloutPlan plan, Defect defect) {
    return with(plan, new Incident(defect, OptionalInt.empty(), OptionalInt.empty()));
  }

  static RolloutPlan with(RolloutPlan plan, Incident incident) {
    return new RolloutPlan(
        plan.id(), plan.update(), plan.rings(), plan.rollBackOnFailure(), Optional.of(incident));
  }
}
