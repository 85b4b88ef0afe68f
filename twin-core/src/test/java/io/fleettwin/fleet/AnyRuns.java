package io.fleettwin.fleet;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Machines;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
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
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small fleets with whatever can befall them. */
final class AnyRuns {

  /** Names of devices that are all of one cohort. */
  private static final List<DeviceId> IDS =
      IntStream.iterate(0, number -> number + 1)
          .mapToObj(number -> new DeviceId("PC-" + number))
          .filter(id -> Cohorts.of(id) == 5)
          .limit(2_000)
          .toList();

  /** A world, its fleet, all of one cohort, and what is pushed through it. */
  record Run(WorldSettings settings, List<DeviceProfile> fleet, RolloutPlan plan) {

    /** The fleet, so many times, as far as there are names. */
    List<GeneratedDevice> devices(int times) {
      return IntStream.range(0, Math.min(IDS.size(), fleet.size() * times))
          .mapToObj(number ->
              new GeneratedDevice(
                  IDS.get(number),
                  fleet.get(number % fleet.size()),
                  Machines.DRIVERS,
                  Machines.INSTALLED))
          .toList();
    }

    /**
     * Plays it to the end, and gives the cohort.
     *
     * @param before each tick
     * @param after each tick
     */
    OneCohort play(int last, BiConsumer<PlainWorld, OneCohort> before, Consumer<OneCohort> after) {
      var world = PlainWorld.begin(settings, devices(1), plan, 0);
      OneCohort cohort = world.cohorts().iterator().next();
      world.until(last, w -> before.accept(world, cohort), w -> after.accept(cohort));
      return cohort;
    }

    OneCohort play(int last, Consumer<OneCohort> after) {
      return play(last, (world, cohort) -> {}, after);
    }

    OneCohort play(int last) {
      return play(last, after -> {});
    }
  }

  private AnyRuns() {}

  static Arbitrary<Run> runs() {
    var fleets = machines().list().ofMinSize(1).ofMaxSize(12);
    return Combinators.combine(worlds(), fleets, plans()).as(Run::new);
  }

  private static Arbitrary<WorldSettings> worlds() {
    var desks =
        Combinators.combine(Arbitraries.of(0, 1, 5), Arbitraries.of(true, false))
            .as((people, weekends) -> new ServiceDesk(people, 480, 1_080, weekends, 0));
    var capacities =
        Combinators.combine(desks, Arbitraries.of(0, 1), Arbitraries.of(0, 1)).as(Capacity::new);
    return Combinators.combine(Arbitraries.longs(), capacities).as(TestWorlds::simulated);
  }

  private static Arbitrary<DeviceProfile> machines() {
    var settings =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.of(BootStatusPolicy.class))
            .as((cloud, auto, boot) ->
                new RecoverySettings(cloud, auto, 50, 180, boot, WinReNetwork.WIRED));
    var profiles =
        Arbitraries.of(
            Machines.desktop(),
            Machines.laptop(),
            Machines.server(),
            Machines.at(-480, Machines.laptop()),
            Machines.encrypted(Machines.desktop()));
    return Combinators.combine(settings, profiles).as(Machines::with);
  }

  private static Arbitrary<RolloutPlan> plans() {
    var rings = rings().list().ofMinSize(0).ofMaxSize(2);
    return Combinators.combine(updates(), rings, rings(), Arbitraries.of(true, false), incidents())
        .as((update, first, last, rollsBack, incident) -> {
          var all = new ArrayList<>(first);
          all.add(withSize(new RingSize.Rest(), last));
          return new RolloutPlan("r1", update, all, rollsBack, incident);
        });
  }

  private static RingPlan withSize(RingSize size, RingPlan ring) {
    return new RingPlan(
        ring.name(),
        size,
        ring.deferralMinutes(),
        ring.deadlineMinutes(),
        ring.push(),
        ring.gate());
  }

  private static Arbitrary<RingPlan> rings() {
    var sizes = Arbitraries.integers().between(1, 4).map(RingSize.Devices::new);
    var deferrals = Arbitraries.integers().between(0, 600);
    var deadlines = Arbitraries.integers().between(0, 1_440);
    var pushes =
        Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(1, 120))
            .as(PushRate::new);
    var signals = Arbitraries.of(Signal.class).set();
    var gates =
        Combinators.combine(signals, Arbitraries.of(0, 1, 3), Arbitraries.of(0.0, 0.3, 1.0))
            .as((failures, sample, threshold) -> new Gate(failures, sample, threshold, 60));
    return Combinators.combine(sizes, deferrals, deadlines, pushes, gates)
        .as((size, deferral, deadline, push, gate) ->
            new RingPlan("Ring", size, deferral, deadline, push, gate));
  }

  private static Arbitrary<Update> updates() {
    return Combinators.combine(
            Arbitraries.of(UpdateKind.class),
            Arbitraries.of(DriverMode.class),
            Arbitraries.of(true, false))
        .as((kind, mode, restart) -> {
          String component = kind == UpdateKind.DRIVER ? "sensor.sys" : "windows or sensor";
          String version = kind.comesFromWindowsUpdate() ? "10.0.26100.5074" : "7.12";
          return new Update("u1", kind, component, version, mode, restart, 6_000);
        });
  }

  private static Arbitrary<Optional<Incident>> incidents() {
    var modules = Arbitraries.of("sensor.sys", "printer.sys");
    var defects =
        Combinators.combine(
                Arbitraries.of(Trigger.class),
                Arbitraries.of(0.5, 1.0),
                Arbitraries.of(90, 700),
                modules)
            .as((trigger, share, after, module) ->
                new Defect(Combination.ALL, share, trigger, after, 0x50, module));
    var ticks = Arbitraries.integers().between(1, 3_000).optional(0.6).map(AnyRuns::toInt);
    return Combinators.combine(defects, ticks, ticks).as(Incident::new).optional(0.85);
  }

  private static OptionalInt toInt(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
