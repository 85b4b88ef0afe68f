package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestFleet.twinsInMemory;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.ConfigFactory;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollout whose cohorts reach their twins directly, past the shards, which therefore send twins
 * away that are at work.
 */
class DirectWayTest {

  private static final String WORLD = "direct";
  private static final int TWO_DAYS = 48 * 60;
  private static final int A_TICK = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Machine> KIOSKS = Machine.some(1_000, Machine::kiosk);

  @TempDir Path data;

  @Test
  void eachDeviceGetsTheUpdateOnceThoughItsTwinHasLeftSinceItWasFound() {
    try (FleetNode fleet =
        FleetNode.start(
            ConfigFactory.parseString(
                    "akka.cluster.sharding.passivation.default-idle-strategy.idle-entity.timeout = 1 s")
                .withFallback(TestFleet.config(data)))) {
      done(fleet.createWorld(TestWorld.named(WORLD)));
      Machine.enrolAll(fleet, WORLD, KIOSKS);
      done(fleet.startRollout(WORLD, plan()));
      for (int tick = 5; tick <= 20; tick += 5) {
        runToEnd(fleet, WORLD, tick);
        awaitAllGone(fleet);
      }
      RolloutView middle = rollout(fleet, WORLD, plan().id());
      assertThat(middle.total().get(Count.OFFERED)).isBetween(1, KIOSKS.size() - 1);

      runToEnd(fleet, WORLD, TWO_DAYS);

      RolloutView end = rollout(fleet, WORLD, plan().id());
      assertThat(end.state().status()).isEqualTo(RolloutStatus.COMPLETED);
      assertThat(end.total().get(Count.INSTALLED)).isEqualTo(KIOSKS.size());
      assertThat(await(fleet.count(WORLD)).orElseThrow().devices()).isEqualTo(KIOSKS.size());
      WorldHistory history = WorldHistory.read(fleet.system(), WORLD);
      for (Machine kiosk : KIOSKS) {
        assertThat(history.device(kiosk.id(), DeviceEvent.class))
            .hasExactlyElementsOfTypes(Enrolled.class, UpdateOffered.class, UpdateActivated.class);
      }
    }
  }

  private static void awaitAllGone(FleetNode fleet) {
    TestProbe.create(fleet.system())
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(twinsInMemory(fleet)).isZero();
              return true;
            });
  }

  private static RolloutPlan plan() {
    return new RolloutPlan(
        "good",
        content(DriverMode.KERNEL),
        List.of(new RingPlan("All", new RingSize.Rest(), 0, 0, new PushRate(A_TICK, 1), Gate.NONE)),
        false,
        Optional.empty());
  }
}
