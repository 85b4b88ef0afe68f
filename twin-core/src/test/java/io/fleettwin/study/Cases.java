package io.fleettwin.study;

import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.forecast.Fleets;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Signal;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Plans in a small fleet, each of which goes another way. */
final class Cases {

  static final int DAY = 24 * 60;
  static final int END = 4 * DAY;
  static final long SEED = 7;

  private static final int DEVICES = 1_500;
  private static final ForecastFleet FLEET = Fleets.of(DEVICES);
  private static final Gate WATCHFUL = new Gate(Set.of(Signal.values()), 5, 0.01, DAY);

  private Cases() {}

  /** Every device that is on is hit, until the vendor takes the update back. */
  static Case allAtOnce() {
    return of("all-at-once", content(DriverMode.KERNEL), defect(1, Trigger.AT_LOAD), 78, all());
  }

  /** A gate stops it in the first ring. */
  static Case rings() {
    return of(
        "rings",
        content(DriverMode.KERNEL),
        defect(1, Trigger.AT_LOAD),
        -1,
        ring("Test", new RingSize.Devices(100), WATCHFUL),
        ring("Rest", new RingSize.Rest(), WATCHFUL));
  }

  /** Agents go down, and come back by rollback. */
  static Case userMode() {
    return of("user-mode", content(DriverMode.USER), defect(0.5, Trigger.AT_LOAD), 300, all());
  }

  /** A driver that needs a restart stops some at each start; nobody takes it back. */
  static Case driver() {
    Update update =
        new Update("d-1", UpdateKind.DRIVER, Fleets.SENSOR, "7.12", DriverMode.KERNEL, true, 9_000);
    return of(
        "driver",
        update,
        defect(0.3, Trigger.AT_BOOT),
        -1,
        ring("Test", new RingSize.Share(0.2), new Gate(Set.of(), 0, 1, DAY)),
        ring("Rest", new RingSize.Rest(), Gate.NONE));
  }

  /** Nothing is wrong with it. */
  static Case good() {
    Update update =
        new Update(
            "kb-1", UpdateKind.QUALITY, "windows", "10.0.22631.4000", DriverMode.KERNEL, true, 900);
    return of("good", update, null, -1, all());
  }

  /** The gate passes before anybody falls silent, and fails when the vendor has acted already. */
  static Case lateGate() {
    Gate gate = new Gate(Set.of(Signal.values()), 5, 0.01, 0);
    return of(
        "late-gate",
        content(DriverMode.KERNEL),
        defect(0.3, Trigger.AT_LOAD),
        20,
        ring("All", new RingSize.Rest(), gate));
  }

  static List<Case> every() {
    return List.of(allAtOnce(), rings(), userMode(), driver(), good(), lateGate());
  }

  private static Case of(
      String id, Update update, Defect defect, int revertAfter, RingPlan... rings) {
    OptionalInt revert = revertAfter < 0 ? OptionalInt.empty() : OptionalInt.of(revertAfter);
    return new Case(
        id,
        List.of(FLEET),
        world(),
        new RolloutPlan(
            id,
            update,
            List.of(rings),
            true,
            Optional.ofNullable(defect)
                .map(wrong -> new Incident(wrong, revert, OptionalInt.empty()))),
        END);
  }

  private static WorldSettings world() {
    return new WorldSettings(
        "study",
        SEED,
        Instant.parse("2024-07-19T04:09:00Z"),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        new Capacity(new ServiceDesk(3, 7 * 60, 21 * 60, true, 0), 0, 0));
  }

  private static Update content(DriverMode mode) {
    return new Update("c-291", UpdateKind.CONTENT, "channel-file", "291", mode, false, 40);
  }

  private static Defect defect(double share, Trigger trigger) {
    return new Defect(Combination.ALL, share, trigger, 0, 0x50, Fleets.SENSOR);
  }

  private static RingPlan all() {
    return ring("All", new RingSize.Rest(), Gate.NONE);
  }

  private static RingPlan ring(String name, RingSize size, Gate gate) {
    return new RingPlan(name, size, 0, 0, PushRate.ALL_AT_ONCE, gate);
  }
}
