package io.fleettwin.cluster.serialization;

import static io.fleettwin.cluster.serialization.SamplePlans.HOLD;
import static io.fleettwin.cluster.serialization.SamplePlans.PLAN;
import static io.fleettwin.cluster.serialization.SamplePlans.TALLY;
import static io.fleettwin.cluster.serialization.SampleValues.DEVICE;

import akka.actor.typed.ActorRef;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.World;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.cluster.world.Worlds;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePage;
import io.fleettwin.fleet.DeviceSummary;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutCommand;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Verdict;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.Queue;
import io.fleettwin.world.RolloutBriefing;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** One of every message that may travel between nodes. */
final class SampleMessages {

  private static final Refusal REFUSAL =
      new Refusal(RefusalCode.REVISION_MISMATCH, "the revision is 17, not 16");

  private static final RolloutOrder ORDER = new RolloutOrder("order-1", RolloutCommand.ROLL_BACK);

  private static final RolloutState ROLLOUT =
      new RolloutState(
          PLAN,
          SamplePlans.BOUNDS,
          RolloutStatus.HALTED,
          1_440,
          2,
          1,
          2_940,
          2_920,
          CommandIds.of(7, -1));

  private static final RolloutBriefing ROLLOUT_BRIEFING = RolloutBriefing.of(ROLLOUT);

  private static final Briefing BRIEFING =
      new Briefing(SamplePlans.SETTINGS, List.of(ROLLOUT_BRIEFING), List.of(HOLD));

  private static final RingState RING_STATE =
      new RingState(RingStatus.FAILED, 1_440, 100, 1_455, 1_456, Verdict.FAIL, 2_880);

  private static final RolloutView ROLLOUT_VIEW =
      new RolloutView(
          "rehearsal", ROLLOUT, 123, 2_950, List.of(new RingView("Test", RING_STATE, TALLY)), true);

  private static final WorldView WORLD_VIEW =
      new WorldView(
          SamplePlans.SETTINGS,
          1_440,
          14_400,
          List.of("a", "b"),
          List.of(HOLD),
          List.of(SamplePlans.PAST),
          1L << 40);

  private static final ForkOrder FORK =
      new ForkOrder(
          "rehearsal",
          "live",
          Optional.of(Instant.parse("2024-07-19T04:09:00Z")),
          Optional.of(-1L),
          Optional.of(SamplePlans.SETTINGS.parameters()),
          Optional.of(SamplePlans.SETTINGS.capacity()));

  private static final DeviceFilter FILTER =
      new DeviceFilter(
          Set.of(BootHealth.CRASHED, BootHealth.BOOT_LOOP),
          Optional.of("july-2024"),
          OptionalInt.of(3),
          Set.of(InstallProgress.ACTIVE),
          Optional.of("channel 290"),
          Optional.of(""),
          Optional.of(new OsBuild(22631, 3880)),
          Optional.of(FormFactor.LAPTOP),
          Optional.of("Zürich"),
          "PC-",
          Optional.of(false),
          true);

  private static final DeviceSummary SUMMARY = DeviceSummary.of(DEVICE, 499_600);

  private static final DeviceSummary NEW =
      new DeviceSummary(
          "PC-0043",
          FormFactor.KIOSK,
          "Zürich",
          BootHealth.HEALTHY,
          0,
          0,
          SampleValues.INSTALLED,
          Optional.empty(),
          0,
          0,
          1);

  private static final Map<Integer, Integer> DUE = Map.of(0, 2_951, 127, 2_147_483_647);

  private SampleMessages() {}

  /** As many devices as a page can have, each with texts as long as they can be. */
  static DevicePage largestPage() {
    String longest = "\u65e5".repeat(64);
    var widest =
        new DeviceSummary(
            "x".repeat(64),
            FormFactor.DESKTOP,
            longest,
            BootHealth.AWAITING_HANDS,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            new InstalledVersions(new OsBuild(999_999, 999_999), longest, longest),
            Optional.of(
                new DeviceSummary.Latest("r".repeat(64), 14, InstallProgress.PENDING_RESTART)),
            64,
            Integer.MAX_VALUE,
            Long.MAX_VALUE);
    return new DevicePage(
        Collections.nCopies(Cohort.Page.MAX_DEVICES, widest), "x".repeat(64), false, 20_000);
  }

  /** All of them; answers go to an actor of this node. */
  static Stream<ClusterMessage> all(ActorRef<Object> to) {
    return Stream.of(
            SampleCommands.all().map(command -> new DeviceTwin.Carry(command, true, to.narrow())),
            device(to),
            cohort(to),
            ring(to),
            rollout(to),
            world(to))
        .flatMap(messages -> messages);
  }

  private static Stream<ClusterMessage> device(ActorRef<Object> to) {
    return Stream.of(
        new DeviceTwin.Get(to.narrow()),
        new DeviceTwin.Done(DEVICE, true),
        new DeviceTwin.Refused("PC-0042.example", REFUSAL),
        new DeviceTwin.Failed("PC-0042.example", "the database is closed"),
        new DeviceTwin.Recalled(Optional.of(DEVICE), true),
        new DeviceTwin.Recalled(Optional.empty(), false),
        new DeviceTwin.Leave(),
        new DeviceTwin.Vanish(to.narrow()),
        new DeviceTwin.State(Optional.of(DEVICE)),
        new DeviceTwin.State(Optional.empty()));
  }

  private static Stream<ClusterMessage> cohort(ActorRef<Object> to) {
    var grants = Map.of(Resource.BANDWIDTH, 12, Resource.SERVICE_DESK, 3);
    return Stream.of(
        new Cohort.DeviceChanged(DEVICE),
        new Cohort.Tick(1_440, BRIEFING, grants, to.narrow()),
        new Cohort.OfferUpTo("july-2024", 1, 100, 1_440, BRIEFING, to.narrow()),
        new Cohort.GetPlaces(BRIEFING, SamplePlans.UPDATE, 1_440, to.narrow()),
        new Cohort.Places(127, new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}),
        new Cohort.GetTally("july-2024", 1, 1_440, BRIEFING, to.narrow()),
        new Cohort.Recall("PC-0042.example", to.narrow()),
        new Cohort.TwinLeft("PC-0042.example"),
        new Cohort.TwinVanished("PC-0042.example"),
        new Cohort.Vanish(to.narrow()),
        new Cohort.NoWorld(),
        new Cohort.Rooted(List.of(SamplePlans.PAST)),
        new Cohort.DeviceUnsure("PC-0042.example"),
        new Cohort.DeviceHeard("PC-0001", 1_440),
        new Cohort.Count(to.narrow()),
        new Cohort.TallyNoted("july-2024", 1, 1_440),
        new Cohort.CountMatching(DeviceFilter.ALL, to.narrow()),
        new Cohort.GetPage(FILTER, "PC-0001", 200, to.narrow()),
        new Cohort.Page(127, new DevicePage(List.of(SUMMARY, NEW), "PC-0043", false, 20_000)),
        new FleetCount(
            3,
            Map.of("HEALTHY", 2, "BOOT_LOOP", 1),
            Map.of("291", 1),
            Map.of("7.11", 3),
            Map.of("10.0.22631.3880", 3),
            Map.of("LAPTOP", 3)));
  }

  private static Stream<ClusterMessage> ring(ActorRef<Object> to) {
    var plan = PLAN.rings().get(1);
    return Stream.of(
        new RingCoordinator.Decide(plan, 1_440, 2, true, true, true, BRIEFING, to.narrow()),
        new RingCoordinator.CohortTally(127, 1_440, TALLY, 1_500, to.narrow()),
        new RingCoordinator.Offered(127, 1_440, 100, TALLY, 1_441),
        new RingCoordinator.Get(plan, to.narrow()),
        new RingCoordinator.Vanish(to.narrow()));
  }

  private static Stream<ClusterMessage> rollout(ActorRef<Object> to) {
    return Stream.of(
        new RolloutCoordinator.Create(PLAN, 1_440, BRIEFING, to.narrow()),
        new RolloutCoordinator.Decide(1_440, BRIEFING, to.narrow()),
        new RolloutCoordinator.RingDecided(1, 1_440, 2, RING_STATE, TALLY, 9, 1_441, DUE),
        new RolloutCoordinator.Control(ORDER, 1_440, to.narrow(), to.narrow()),
        new RolloutCoordinator.GetBriefing(to.narrow()),
        new RolloutCoordinator.Get(to.narrow()),
        new RolloutCoordinator.Follow(to.narrow()),
        new RolloutCoordinator.Done(ROLLOUT_VIEW, true),
        new RolloutCoordinator.Refused(REFUSAL),
        new RolloutCoordinator.State(Optional.of(ROLLOUT_VIEW)),
        new RolloutCoordinator.State(Optional.empty()),
        new RolloutCoordinator.Vanish(to.narrow()),
        new RingView("First", RING_STATE, TALLY),
        ROLLOUT_VIEW);
  }

  private static Stream<ClusterMessage> world(ActorRef<Object> to) {
    var queue = new Queue(Resource.REMEDIATION, new int[] {1_430, 1_431}, new int[] {7, 1});
    return Stream.of(
        new World.Create(SamplePlans.SETTINGS, to.narrow()),
        new World.Get(to.narrow()),
        new World.Run(14_400, to.narrow()),
        new World.StartRollout(PLAN, to.narrow()),
        new World.ControlRollout("july-2024", ORDER, to.narrow()),
        new World.PlaceHold(HOLD, to.narrow()),
        new World.ReleaseHold("hold-1", to.narrow()),
        new World.Wake(),
        new World.CohortStirred(127, 1_440),
        new World.CohortDone(127, 1_440, 1_441, List.of(queue), 5),
        new World.RolloutDone("july-2024", 1_440, ROLLOUT_BRIEFING, 1_441, DUE),
        new World.RolloutBriefed(ROLLOUT_BRIEFING),
        new World.RolloutBegun(ROLLOUT_BRIEFING, ROLLOUT_VIEW, true),
        new World.RolloutRefused("july-2024", REFUSAL),
        new World.Done(WORLD_VIEW, true),
        new World.Refused(REFUSAL),
        new World.State(Optional.of(WORLD_VIEW)),
        new World.State(Optional.empty()),
        WORLD_VIEW,
        new World.Fork(FORK, to.narrow()),
        new World.GetRoots(127, to.narrow()),
        new World.Vanish(to.narrow()),
        new World.CohortVanished(127),
        new World.RolloutVanished("july-2024", 5),
        new World.RingVanished("rehearsal/rollout/july-2024/ring/4"),
        new Worlds.Reserve("rehearsal", Optional.of("live"), to.narrow()),
        new Worlds.Add("rehearsal", Optional.empty(), to.narrow()),
        new Worlds.Remove("rehearsal", to.narrow()),
        new Worlds.Vanished("rehearsal"),
        new Worlds.Answer(Optional.of(REFUSAL)),
        new Worlds.Answer(Optional.empty()),
        new Worlds.GetNames(to.narrow()),
        new Worlds.Names(List.of("live", "rehearsal")));
  }
}
