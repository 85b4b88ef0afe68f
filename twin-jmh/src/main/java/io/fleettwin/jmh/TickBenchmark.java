package io.fleettwin.jmh;

import io.fleettwin.api.config.RingPresets;
import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.fleet.CohortTable;
import io.fleettwin.fleet.Outgoing;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A tick of a simulated cohort. */
public class TickBenchmark extends SingleStep {

  /** Two days, in which most devices of a rollout all at once are done. */
  private static final int TICKS = 2 * 24 * 60;

  private static final String ROLLOUT = "jmh";
  private static final Update UPDATE =
      new Update(
          "jmh-quality",
          UpdateKind.QUALITY,
          "windows",
          "10.0.26100.9999",
          DriverMode.KERNEL,
          true,
          500_000);

  private static final WorldSettings SETTINGS =
      new WorldSettings(
          "jmh",
          1,
          Instant.EPOCH,
          ClockKind.VIRTUAL,
          Outcomes.SIMULATED,
          ModelParameters.defaults(),
          Capacity.UNLIMITED);

  private static final Briefing NOTHING = new Briefing(SETTINGS, List.of(), List.of());

  /** Devices of a cohort, in fleets of 20,000 and of 1,000,000. */
  @Param({"156", "7812"})
  private int devices;

  private final Map<DeviceId, Device> twins = new HashMap<>();
  private CohortTable table;
  private Briefing briefing;

  /** Each play begins with a cohort that has been offered nothing yet. */
  @Setup(Level.Invocation)
  public void enrol() {
    table = new CohortTable();
    twins.clear();
    Samples.generator()
        .devices(devices)
        .map(device -> DeviceHistory.apply(null, Samples.enrolled(device)))
        .forEach(this::put);
    table.brief(NOTHING, 0);
    var preset = RingPresets.inHome().named("all-at-once");
    var plan =
        new RolloutPlan(
            ROLLOUT,
            UPDATE,
            preset.ringsFor(devices),
            preset.rollBackOnFailure(),
            Optional.empty());
    var bounds = RingBounds.of(plan, table.places(UPDATE));
    var state = RolloutState.started(new RolloutEvent.RolloutStarted(0, plan, bounds));
    briefing = new Briefing(SETTINGS, List.of(RolloutBriefing.of(state)), List.of());
    table.brief(briefing, 0);
  }

  /** Nothing is due, which is so at most ticks: it should not matter how many devices there are. */
  @Benchmark
  @OperationsPerInvocation(TICKS)
  public CohortTable idle() {
    for (int tick = 1; tick <= TICKS; tick++) {
      table.brief(briefing, tick);
      table.tick(Map.of());
    }
    return table;
  }

  /** An update for all, with what the twins decide and the cohort takes note of. */
  @Benchmark
  @OperationsPerInvocation(TICKS)
  public CohortTable rollout() {
    table.offers(ROLLOUT, 0, devices).forEach(this::carryOut);
    for (int tick = 1; tick <= TICKS; tick++) {
      table.brief(briefing, tick);
      table.tick(Map.of()).forEach(this::carryOut);
    }
    return table;
  }

  private void carryOut(Outgoing outgoing) {
    Device device = twins.get(outgoing.device());
    if (DeviceDecider.decide(device, outgoing.command())
        instanceof Decision.Accepted<DeviceEvent> accepted) {
      for (DeviceEvent event : accepted.events()) {
        device = DeviceHistory.apply(device, event);
      }
      put(device);
    }
  }

  private void put(Device device) {
    twins.put(device.id(), device);
    table.put(device);
  }
}
