package io.fleettwin.cluster.cohort;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.world.World;
import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.fleet.CohortTable;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cohort at work in one thread; the test plays the twins, the rings and the world. */
final class PlayedCohort {

  static final String WORLD = "played";
  private static final int NUMBER = 7;

  private final FakeSharding sharding = new FakeSharding();
  private final Map<DeviceId, Device> twins = new HashMap<>();
  private final TestInbox<RingCoordinator.Command> ring = TestInbox.create();
  private final TestInbox<World.Command> world = TestInbox.create();
  private final BehaviorTestKit<Cohort.Command> cohort;
  private final Briefing briefing;
  private final String rollout;

  PlayedCohort(List<Machine> machines, RolloutPlan plan) {
    rollout = plan.id();
    CohortTable table = new CohortTable();
    for (Machine machine : machines) {
      Device device = after(null, DeviceDecider.decide(null, machine.enrol()));
      twins.put(device.id(), device);
      table.put(device);
    }
    briefing = briefing(table, plan);
    cohort =
        BehaviorTestKit.create(
            CohortAtWork.create(
                sharding,
                PersistenceIds.cohort(WORLD, NUMBER),
                table,
                new CohortTwins.Origin(List.of(), null, true)));
  }

  private static Briefing briefing(CohortTable table, RolloutPlan plan) {
    var settings = TestWorld.named(WORLD);
    table.brief(new Briefing(settings, List.of(), List.of()), 0);
    var bounds = RingBounds.of(plan, table.places(plan.update()));
    var started = new RolloutEvent.RolloutStarted(0, plan, bounds);
    var state = RolloutState.started(started);
    return new Briefing(settings, List.of(RolloutBriefing.of(state)), List.of());
  }

  void tell(Cohort.Command command) {
    cohort.run(command);
  }

  void tick(int tick) {
    tick(tick, Map.of());
  }

  void tick(int tick, Map<Resource, Integer> grants) {
    tell(new Cohort.Tick(tick, briefing, grants, world.getRef()));
  }

  void offerUpTo(int target, int tick) {
    tell(new Cohort.OfferUpTo(rollout, 0, target, tick, briefing, ring.getRef()));
  }

  /** A command on its way to a device. */
  record Errand(DeviceId device, DeviceTwin.Carry message) {}

  /** The commands that devices were sent since the last time, in no particular order. */
  List<Errand> errands() {
    List<Errand> sent = new ArrayList<>();
    for (DeviceId device : twins.keySet()) {
      String id = PersistenceIds.device(WORLD, device);
      for (DeviceTwin.Command command : sharding.received(DeviceTwin.ENTITY_KEY, id)) {
        sent.add(new Errand(device, (DeviceTwin.Carry) command));
      }
    }
    return sent;
  }

  /** The twin that a command was sent to carries it out and answers. */
  void answer(Errand errand) {
    DeviceId device = errand.device();
    Device before = twins.get(device);
    errand
        .message()
        .replyTo()
        .tell(
            switch (DeviceDecider.decide(before, errand.message().command())) {
              case Decision.Accepted<DeviceEvent> accepted -> {
                twins.put(device, after(before, accepted));
                yield new DeviceTwin.Done(twins.get(device), true);
              }
              case Decision.Unchanged<DeviceEvent> unchanged -> new DeviceTwin.Done(before, false);
              case Decision.Refused<DeviceEvent> refused ->
                  new DeviceTwin.Refused(device.value(), refused.refusal());
            });
    runAll();
  }

  /** All twins answer all that they were sent, until nothing is sent any more. */
  void answerAll() {
    List<Errand> sent = errands();
    while (!sent.isEmpty()) {
      sent.forEach(this::answer);
      sent = errands();
    }
  }

  /** The tallies that the ring was told, which it takes note of. */
  List<RingCoordinator.CohortTally> noteTallies() {
    List<RingCoordinator.CohortTally> told = new ArrayList<>();
    String id = PersistenceIds.ring(WORLD, rollout, 0);
    for (RingCoordinator.Command command : sharding.received(RingCoordinator.ENTITY_KEY, id)) {
      RingCoordinator.CohortTally tally = (RingCoordinator.CohortTally) command;
      told.add(tally);
      tell(new Cohort.TallyNoted(rollout, 0, tally.tick()));
    }
    return told;
  }

  private void runAll() {
    while (cohort.selfInbox().hasMessages()) {
      cohort.runOne();
    }
  }

  /** What the ring was answered. */
  List<RingCoordinator.Command> toRing() {
    return ring.getAllReceived();
  }

  /** What the world was answered. */
  List<World.Command> toWorld() {
    return world.getAllReceived();
  }

  private static Device after(Device before, Decision<DeviceEvent> decision) {
    Device device = before;
    for (DeviceEvent event : ((Decision.Accepted<DeviceEvent>) decision).events()) {
      device = DeviceHistory.apply(device, event);
    }
    return device;
  }
}
