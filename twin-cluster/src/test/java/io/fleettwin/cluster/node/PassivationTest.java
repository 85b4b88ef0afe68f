package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.twinsInMemory;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twins that leave the memory while commands come: each command is carried out, and once. */
class PassivationTest {

  private static final String WORLD = "sleepy";
  private static final int DEVICES = 200;
  private static final int ROUNDS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Machine> KIOSKS = Machine.some(DEVICES, Machine::kiosk);

  @TempDir Path data;
  private FleetNode fleet;

  /** Only as few twins may be in memory that there are always some on their way out. */
  @BeforeEach
  void startNode() {
    fleet =
        FleetNode.start(
            ConfigFactory.parseString(
                    """
                    akka.cluster.sharding.passivation {
                      strategy = few
                      few {
                        active-entity-limit = 20
                        replacement.policy = least-recently-used
                        idle-entity.timeout = 1 s
                      }
                    }
                    """)
                .withFallback(TestFleet.config(data)));
    done(fleet.createWorld(TestWorld.named(WORLD)));
    Machine.enrolAll(fleet, WORLD, KIOSKS);
  }

  @AfterEach
  void stopNode() {
    fleet.close();
  }

  @Test
  void everyCommandIsCarriedOutOnceThoughTwinsAreOnTheirWayOut() {
    List<CompletableFuture<Outcome<Device>>> sent = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Machine kiosk : KIOSKS) {
        ReportBoot boot = new ReportBoot("boot-" + round, round, round % 2 == 1);
        sent.add(Again.ask(() -> fleet.send(WORLD, kiosk.id(), boot)).toCompletableFuture());
      }
    }
    sent.forEach(TestFleet::done);

    assertThat(twinsInMemory(fleet)).isLessThan(DEVICES);
    // One event for the enrolment, and one for each start: failed and successful ones take turns.
    for (Machine kiosk : KIOSKS) {
      Device device = await(fleet.device(WORLD, kiosk.id())).orElseThrow();
      assertThat(device.revision()).isEqualTo(1 + ROUNDS);
      assertThat(device.heardTick()).isEqualTo(ROUNDS - 1);
    }
    assertThat(await(fleet.events(WORLD))).isEqualTo((1L + ROUNDS) * DEVICES + 1);
  }

  @Test
  void whatNobodyTalksToLeavesTheMemoryAndComesBackAsItWas() {
    Device before = done(fleet.send(WORLD, KIOSKS.getFirst().id(), new ReportBoot("b", 5, false)));
    TestProbe<Void> probe = TestProbe.create(fleet.system());
    probe.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(twinsInMemory(fleet)).isZero();
          return true;
        });

    assertThat(await(fleet.device(WORLD, KIOSKS.getFirst().id()))).contains(before);
  }
}
