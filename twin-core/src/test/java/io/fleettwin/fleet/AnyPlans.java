package io.fleettwin.fleet;

import io.fleettwin.device.FormFactor;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Plans for fleets of hundreds of devices. */
final class AnyPlans {

  private AnyPlans() {}

  static Arbitrary<RolloutPlan> plans() {
    var rings = rings(sizes()).list().ofMaxSize(4);
    Arbitrary<RingSize> last =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(new RingSize.Rest())), Tuple.of(1, sizes()));
    return Combinators.combine(
            updates(), rings, rings(last), Arbitraries.of(true, false), incidents())
        .as((update, first, end, rollsBack, incident) -> {
          List<RingPlan> all = new ArrayList<>(first);
          all.add(end);
          return new RolloutPlan("r1", update, all, rollsBack, incident);
        });
  }

  private static Arbitrary<RingSize> sizes() {
    return Arbitraries.oneOf(
        evenly(1, 200).map(RingSize.Devices::new),
        Arbitraries.of(0.01, 0.1, 0.25, 0.5).map(RingSize.Share::new));
  }

  private static Arbitrary<RingPlan> rings(Arbitrary<RingSize> sizes) {
    var deferrals =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(0)),
            Tuple.of(2, evenly(1, 600)),
            Tuple.of(1, evenly(600, 4_000)));
    var deadlines = evenly(0, 1_440);
    var rates = Combinators.combine(evenly(1, 100), evenly(1, 60)).as(PushRate::new);
    var pushes =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(PushRate.ALL_AT_ONCE)), Tuple.of(2, rates));
    return Combinators.combine(sizes, deferrals, deadlines, pushes, gates())
        .as((size, deferral, deadline, push, gate) ->
            new RingPlan("Ring", size, deferral, deadline, push, gate));
  }

  /** Lenient ones in the majority: others stop everything early. */
  static Arbitrary<Gate> gates() {
    var judging =
        Combinators.combine(
                Arbitraries.of(Signal.class).set(),
                Arbitraries.of(0, 1, 5, 40),
                Arbitraries.of(0.0, 0.02, 0.1, 0.5, 1.0),
                Arbitraries.of(0, 60, 600, 2_000))
            .as(Gate::new);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Gate.NONE)),
        Tuple.of(1, Arbitraries.just(new Gate(Set.of(Signal.CRASH), 5, 0.9, 60))),
        Tuple.of(2, judging));
  }

  private static Arbitrary<Update> updates() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(4, UpdateKind.CONTENT),
                Tuple.of(2, UpdateKind.AGENT),
                Tuple.of(2, UpdateKind.DRIVER),
                Tuple.of(2, UpdateKind.QUALITY),
                Tuple.of(1, UpdateKind.FEATURE),
                Tuple.of(1, UpdateKind.HOTPATCH)),
            Arbitraries.frequency(Tuple.of(3, DriverMode.KERNEL), Tuple.of(1, DriverMode.USER)),
            Arbitraries.of(true, false),
            Arbitraries.of(40, 6_000, 400_000),
            Arbitraries.of("", "", "sensor.sys"))
        .as((kind, mode, restart, size, module) -> {
          boolean windows =
              switch (kind) {
                case QUALITY, FEATURE, HOTPATCH -> true;
                case DRIVER, AGENT, CONTENT -> false;
              };
          return new Update(
              "u1",
              kind,
              kind == UpdateKind.DRIVER ? "sensor.sys" : "windows or sensor",
              windows ? "10.0.26100.5074" : "7.12",
              mode,
              restart,
              size,
              module);
        });
  }

  private static Arbitrary<Optional<Incident>> incidents() {
    var exposed =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(Combination.ALL)),
            Tuple.of(1, Arbitraries.just(exposed("fabrikam", Set.of(), 0, ""))),
            Tuple.of(1, Arbitraries.just(exposed("", Set.of(FormFactor.LAPTOP), 0, ""))),
            Tuple.of(1, Arbitraries.just(exposed("", Set.of(), 26_099, ""))),
            Tuple.of(1, Arbitraries.just(exposed("", Set.of(), 0, "sensor.sys"))));
    var defects =
        Combinators.combine(
                exposed,
                Arbitraries.of(0.05, 0.4, 1.0, 1.0),
                Arbitraries.frequency(
                    Tuple.of(2, Trigger.AT_LOAD),
                    Tuple.of(2, Trigger.AT_BOOT),
                    Tuple.of(1, Trigger.AFTER_RUNNING)),
                Arbitraries.of(1, 10, 90, 700),
                Arbitraries.of("sensor.sys", "sensor.sys", "sensor.sys", "printer.sys", ""))
            .as((who, share, trigger, after, module) ->
                new Defect(who, share, trigger, after, 0x50, module));
    Arbitrary<Integer> reverts =
        Arbitraries.oneOf(evenly(0, 300), evenly(300, 2_000), evenly(2_000, 8_000));
    Arbitrary<Integer> remediations = Arbitraries.oneOf(evenly(0, 60), evenly(0, 600));
    return Combinators.combine(defects, perhaps(0.6, reverts), perhaps(0.8, remediations))
        .as(Incident::new)
        .optional(0.95);
  }

  private static Combination exposed(
      String make, Set<FormFactor> forms, int maxBuild, String module) {
    return new Combination(make, "", forms, Set.of(), 0, maxBuild, module);
  }

  private static Arbitrary<OptionalInt> perhaps(double often, Arbitrary<Integer> numbers) {
    return numbers
        .optional(often)
        .map(number -> number.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /** Numbers of which none is likelier; jqwik prefers small ones. */
  static Arbitrary<Integer> evenly(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform());
  }
}
