package io.fleettwin.cluster.serialization;

import io.fleettwin.cluster.world.WorldState;
import io.fleettwin.device.FormFactor;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.ModelParameters.InstallMinutes;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.Edition;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.Past;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Plans and worlds with every field filled. Fixed, like {@link SampleValues}. */
final class SamplePlans {

  static final Update UPDATE =
      new Update(
          "channel-file-291",
          UpdateKind.CONTENT,
          "falcon",
          "291",
          DriverMode.KERNEL,
          true,
          41,
          "csagent.sys");

  static final Combination COMBINATION =
      new Combination(
          "Dell Inc.",
          "OptiPlex 7010",
          Set.of(FormFactor.LAPTOP),
          Set.of(Edition.ENTERPRISE),
          19_045,
          22_631,
          "csagent.sys");

  static final Defect DEFECT =
      new Defect(COMBINATION, 0.85, Trigger.AFTER_RUNNING, 7, 0x50, "csagent.sys");

  static final SafeguardHold HOLD = new SafeguardHold("hold-1", "falcon", "291", COMBINATION);

  private static final Gate GATE = new Gate(Set.of(Signal.SILENCE), 50, 0.0125, 1_440);

  /** One ring of each kind of size. */
  static final RolloutPlan PLAN =
      new RolloutPlan(
          "july-2024",
          UPDATE,
          List.of(
              new RingPlan("Test", new RingSize.Devices(20), 0, 60, PushRate.ALL_AT_ONCE, GATE),
              new RingPlan("First", new RingSize.Share(0.1), 1_440, 0, new PushRate(50, 15), GATE),
              new RingPlan("Broad", new RingSize.Rest(), 2_880, 90, new PushRate(500, 5), GATE)),
          true,
          Optional.of(new Incident(DEFECT, OptionalInt.of(78), OptionalInt.of(600))));

  static final RingBounds BOUNDS =
      new RingBounds(new long[] {0x0123_4567_89AB_CDEFL, Long.MIN_VALUE, RingBounds.END});

  /** Another number in each place. */
  static final Tally TALLY =
      Tally.of(IntStream.range(0, Count.values().length).map(i -> 20_000 - 811 * i).toArray());

  private static final ModelParameters PARAMETERS =
      new ModelParameters(
          26,
          3.25,
          3,
          41,
          42,
          6,
          0.0625,
          16,
          4,
          7,
          17,
          true,
          21,
          14,
          8,
          9,
          10,
          61,
          1_321,
          new InstallMinutes(11, 12, 22, 62),
          0.3,
          0.45);

  static final WorldSettings SETTINGS =
      new WorldSettings(
          "rehearsal",
          -20_240_719L,
          Instant.parse("2024-07-19T04:09:00.5Z"),
          ClockKind.VIRTUAL,
          Outcomes.SIMULATED,
          PARAMETERS,
          new Capacity(new ServiceDesk(25, 480, 1_080, true, -60), 1_000, 120));

  static final WorldState WORLD =
      new WorldState(
          SETTINGS,
          1_440,
          14_400,
          List.of("july-2024", "june-2024"),
          List.of(HOLD),
          List.of("june-2024"),
          List.of());

  static final Past PAST = new Past("live", 1_440, 123_456, SETTINGS);

  private SamplePlans() {}
}
