package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;

import io.fleettwin.device.Device;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A world of 60 devices that a defective update went through, to be forked. */
final class ForkedWorld {

  static final int FIVE_DAYS = 5 * 24 * 60;
  static final int IN_THE_MIDDLE = 300;
  static final String PARENT = "parent";
  static final List<Machine> MACHINES = Machine.some(60, Machine::mixed);
  static final RolloutPlan PLAN = plan();
  private static final ServiceDesk DESK = new ServiceDesk(3, 8 * 60, 18 * 60, true, 0);
  private static final WorldSettings SETTINGS = TestWorld.named(PARENT, DESK, 7);

  private ForkedWorld() {}

  /** Two rings, one pushed faster than the other; the vendor takes the update back. */
  private static RolloutPlan plan() {
    return new RolloutPlan(
        "two-rings",
        TestFleet.content(DriverMode.KERNEL),
        List.of(
            new RingPlan("First", new RingSize.Share(0.3), 0, 0, new PushRate(5, 1), Gate.NONE),
            new RingPlan("Rest", new RingSize.Rest(), 10, 0, new PushRate(10, 2), Gate.NONE)),
        true,
        Optional.of(TestFleet.incident(200)));
  }

  static void enrol(FleetNode fleet) {
    done(fleet.createWorld(SETTINGS));
    Machine.enrolAll(fleet, PARENT, MACHINES);
  }

  static void play(FleetNode fleet) {
    enrol(fleet);
    done(fleet.startRollout(PARENT, PLAN));
    runToEnd(fleet, PARENT, FIVE_DAYS);
  }

  /** A fork of how a world is now. */
  static ForkOrder now(String name, String parent) {
    return order(name, parent, Optional.empty(), Optional.empty());
  }

  /** A fork of how a world was after a tick. */
  static ForkOrder at(String name, String parent, int tick) {
    return order(name, parent, Optional.of(tick), Optional.empty());
  }

  static ForkOrder order(String name, String parent, Optional<Integer> tick, Optional<Long> seed) {
    return new ForkOrder(
        name, parent, tick.map(SETTINGS::momentOf), seed, Optional.empty(), Optional.empty());
  }

  static Map<String, Device> devices(FleetNode fleet, String world) {
    Map<String, Device> devices = new TreeMap<>();
    for (Machine machine : MACHINES) {
      await(fleet.device(world, machine.id()))
          .ifPresent(device -> devices.put(device.id().value(), device));
    }
    return devices;
  }

  static Map<String, SortedMap<Integer, Tally>> tallies(FleetNode fleet, String world) {
    return WorldHistory.read(fleet.system(), world).tallies(PLAN.id());
  }
}
