package io.fleettwin.cluster.trouble;

import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.node.Again;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.cluster.node.WorldHistory;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceEvent.Enrolled;
import io.fleettwin.device.DeviceEvent.UpdateActivated;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.software.DriverMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollout whose journal fails every so often, whoever it is that writes just then. */
class FailingRolloutTest {

  private static final String WORLD = "failing";
  private static final int TWO_DAYS = 48 * 60;
  private static final int EACH = 3;
  private static final int FAILURES = 4;
  private static final List<Machine> KIOSKS = Machine.some(300, Machine::kiosk);

  @TempDir Path data;

  @Test
  void itEndsAsWithoutFailuresAndEachDeviceHasTheUpdateOnce() {
    try (FleetNode fleet =
        FleetNode.start(
            ConfigFactory.parseString(TroubledJournal.SETTINGS)
                .withFallback(TestFleet.config(data)))) {
      done(fleet.createWorld(TestWorld.named(WORLD)));
      Machine.enrolAll(fleet, WORLD, KIOSKS);
      done(fleet.startRollout(WORLD, plan()));

      // From before the run begins, so that all of them hit it.
      TroubledJournal.failEach(fleet.system(), EACH, FAILURES);
      done(Again.ask(() -> fleet.run(WORLD, TWO_DAYS)));
      TestWorld.awaitEnd(fleet, WORLD);

      assertThat(TroubledJournal.state(fleet.system()).failed()).isEqualTo(FAILURES);
      RolloutView end = rollout(fleet, WORLD, plan().id());
      assertThat(end.state().status()).isEqualTo(RolloutStatus.COMPLETED);
      assertThat(end.total().get(Count.INSTALLED)).isEqualTo(KIOSKS.size());
      WorldHistory history = WorldHistory.read(fleet.system(), WORLD);
      for (Machine kiosk : KIOSKS) {
        assertThat(history.device(kiosk.id(), DeviceEvent.class))
            .hasExactlyElementsOfTypes(Enrolled.class, UpdateOffered.class, UpdateActivated.class);
      }
    }
  }

  private static RolloutPlan plan() {
    PushRate push = new PushRate(60, 1);
    return new RolloutPlan(
        "good",
        content(DriverMode.KERNEL),
        List.of(
            new RingPlan("First", new RingSize.Share(0.2), 0, 0, push, Gate.NONE),
            new RingPlan("Rest", new RingSize.Rest(), 10, 0, push, Gate.NONE)),
        false,
        Optional.empty());
  }
}
