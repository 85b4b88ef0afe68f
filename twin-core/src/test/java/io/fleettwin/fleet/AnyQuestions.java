package io.fleettwin.fleet;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Machines;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.StartType;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;

/** Fleets over all cohorts, of which much is scarce, and what may be pushed through them. */
final class AnyQuestions {

  /** How much is varied; jqwik's own number for as many tries. */
  private static final int GENERATOR_SIZE = 1_000;

  /** What devices of a question have in common. */
  record Kind(DeviceProfile profile, DriverSet drivers, InstalledVersions installed) {}

  /**
   * What a forecast is asked.
   *
   * @param seed makes the question again; see {@link #ofSeed}
   * @param cohorts how many cohorts have devices, from the first
   */
  record Question(
      long seed,
      WorldSettings settings,
      int startTick,
      int devices,
      int cohorts,
      List<Kind> kinds,
      RolloutPlan plan) {

    /** The fleet: one that has more devices has these, too. */
    List<GeneratedDevice> fleet() {
      return IntStream.iterate(0, number -> number + 1)
          .mapToObj(number -> new DeviceId("PC-" + number))
          .filter(id -> Cohorts.of(id) < cohorts)
          .limit(devices)
          .map(this::device)
          .toList();
    }

    private GeneratedDevice device(DeviceId id) {
      long drawn = Draws.mix(id.key());
      Kind kind = kinds.get((int) Long.remainderUnsigned(drawn, kinds.size()));
      return new GeneratedDevice(id, kind.profile(), kind.drivers(), kind.installed());
    }

    private Question ofSeed(long madeBy) {
      return new Question(madeBy, settings, startTick, devices, cohorts, kinds, plan);
    }
  }

  private AnyQuestions() {}

  /** Questions that each have a seed of their own. */
  static Arbitrary<Question> questions() {
    RandomGenerator<Question> generator = any().generator(GENERATOR_SIZE);
    return Arbitraries.fromGenerator(random -> ofSeed(generator, random.nextLong()));
  }

  /** The question that a seed makes. */
  static Question ofSeed(long seed) {
    return ofSeed(any().generator(GENERATOR_SIZE), seed).value();
  }

  private static Shrinkable<Question> ofSeed(RandomGenerator<Question> generator, long seed) {
    return generator.next(new Random(seed)).map(question -> question.ofSeed(seed));
  }

  private static Arbitrary<Question> any() {
    var starts =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(0)), Tuple.of(1, AnyPlans.evenly(1, 9_999)));
    var sizes =
        Arbitraries.frequencyOf(
            Tuple.of(60, AnyPlans.evenly(100, 400)),
            Tuple.of(27, AnyPlans.evenly(400, 1_000)),
            Tuple.of(10, AnyPlans.evenly(1_000, 2_000)),
            Tuple.of(3, Arbitraries.just(10_000)));
    var cohorts =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Cohorts.COUNT)),
            Tuple.of(1, Arbitraries.integers().between(1, 10)));
    return Combinators.combine(
            worlds(),
            starts,
            sizes,
            cohorts,
            kinds().list().ofMinSize(1).ofMaxSize(8),
            AnyPlans.plans())
        .as((settings, start, devices, some, kinds, plan) ->
            new Question(
                0, settings, start, devices, devices > 2_000 ? Cohorts.COUNT : some, kinds, plan));
  }

  private static Arbitrary<WorldSettings> worlds() {
    var epochs =
        Arbitraries.of("2024-07-19T04:09:00Z", "2024-07-15T00:00:00Z", "2026-03-01T23:59:00Z")
            .map(Instant::parse);
    return Combinators.combine(Arbitraries.longs(), epochs, parameters(), capacities())
        .as((seed, epoch, parameters, capacity) ->
            new WorldSettings(
                "any", seed, epoch, ClockKind.VIRTUAL, Outcomes.SIMULATED, parameters, capacity));
  }

  private static Arbitrary<Capacity> capacities() {
    var hours =
        Arbitraries.of(
            List.of(0, 1_440),
            List.of(0, 1_440),
            List.of(480, 1_020),
            List.of(1_320, 1_440),
            List.of(600, 601));
    var desks =
        Combinators.combine(
                Arbitraries.of(0, 1, 1, 2, 5, 10, 50),
                hours,
                Arbitraries.of(true, false),
                Arbitraries.of(0, -480, 345, 840))
            .as((people, open, weekends, offset) ->
                new ServiceDesk(people, open.get(0), open.get(1), weekends, offset));
    return Combinators.combine(desks, Arbitraries.of(0, 1, 8, 100), Arbitraries.of(0, 1, 5))
        .as(Capacity::new);
  }

  /** The defaults, or all that can be varied otherwise. */
  private static Arbitrary<ModelParameters> parameters() {
    var others =
        Combinators.combine(
                Arbitraries.of(1, 45),
                Arbitraries.of(0.0, 0.02, 0.5),
                Arbitraries.of(15, 200),
                Arbitraries.of(1, 60),
                Arbitraries.of(true, false),
                Arbitraries.of(1, 30),
                Arbitraries.of(0.0, 0.9))
            .as(AnyQuestions::parameters);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(ModelParameters.defaults())), Tuple.of(1, others));
  }

  private static ModelParameters parameters(
      int remediation,
      double wins,
      int starts,
      int hands,
      boolean byScan,
      int reach,
      double share) {
    var usual = ModelParameters.defaults();
    return new ModelParameters(
        usual.startSecondsSsd(),
        usual.hddFactor(),
        usual.dumpSeconds(),
        usual.dumpSecondsBefore24H2(),
        usual.winReSeconds(),
        remediation,
        wins,
        starts,
        1,
        hands,
        usual.keyTypedMinutes(),
        byScan,
        usual.serverHandsMinutes(),
        usual.heartbeatMinutes(),
        usual.missedBeats(),
        usual.telemetryDelayMinutes(),
        reach,
        reach,
        usual.scanMinutes(),
        usual.installMinutes(),
        share,
        1 - share);
  }

  private static Arbitrary<Kind> kinds() {
    var installed =
        Combinators.combine(
                Arbitraries.of("22631.3880", "26100.4000", "26100.4770", "26100.4770")
                    .map(OsBuild::parse),
                Arbitraries.of("7.11", "7.11", "7.11", ""))
            .as((build, agent) -> new InstalledVersions(build, agent, "290"));
    var drivers =
        Arbitraries.frequencyOf(
            Tuple.of(7, Arbitraries.just(Machines.DRIVERS)),
            Tuple.of(1, Arbitraries.just(DriverSet.EMPTY)),
            Tuple.of(1, Arbitraries.just(sensor(StartType.DISABLED, LoadState.STOPPED))),
            Tuple.of(1, Arbitraries.just(sensor(StartType.DEMAND, LoadState.RUNNING))));
    return Combinators.combine(profiles(), drivers, installed).as(Kind::new);
  }

  private static DriverSet sensor(StartType start, LoadState load) {
    return new DriverSet(
        List.of(new Driver("sensor.sys", "Contoso", "7.11", DriverMode.KERNEL, start, load)));
  }

  private static Arbitrary<DeviceProfile> profiles() {
    var hardware =
        Combinators.combine(
                Arbitraries.of("Contoso", "Fabrikam"),
                Arbitraries.of(FormFactor.class),
                Arbitraries.of(DiskType.class))
            .as((make, form, disk) -> new Hardware(make, "Model 1", form, disk));
    return Combinators.combine(
            hardware,
            Arbitraries.of(Edition.class),
            Arbitraries.of(0, 60, -480, 345, 540),
            Arbitraries.of(true, false),
            recoveries())
        .as((machine, edition, offset, encrypted, recovery) ->
            new DeviceProfile(
                machine,
                edition,
                new Site("site", offset),
                SiteRole.STANDARD,
                encrypted,
                recovery));
  }

  private static Arbitrary<RecoverySettings> recoveries() {
    var intervals = Arbitraries.of(List.of(30, 180), List.of(50, 180), List.of(7, 60));
    return Combinators.combine(
            Arbitraries.of(true, true, true, false),
            Arbitraries.of(true, true, false),
            intervals,
            Arbitraries.frequency(
                Tuple.of(3, BootStatusPolicy.DISPLAY_ALL_FAILURES),
                Tuple.of(2, BootStatusPolicy.IGNORE_ALL_FAILURES),
                Tuple.of(1, BootStatusPolicy.IGNORE_BOOT_FAILURES),
                Tuple.of(1, BootStatusPolicy.IGNORE_SHUTDOWN_FAILURES)),
            Arbitraries.of(WinReNetwork.WIRED, WinReNetwork.WIRED, WinReNetwork.NONE))
        .as((cloud, auto, minutes, boot, network) ->
            new RecoverySettings(cloud, auto, minutes.get(0), minutes.get(1), boot, network));
  }
}
