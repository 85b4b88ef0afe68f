package io.fleettwin.cluster.trouble;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.node.Again;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that answers when it can: callers wait for it, what waits is bounded, none is lost. */
class SlowJournalTest {

  private static final String WORLD = "slow";
  private static final int DEVICES = 4_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Machine> KIOSKS = Machine.some(DEVICES, Machine::kiosk);

  /** Events that the clerk has with the plugin at a time: two calls of a thousand. */
  private static final int WITH_PLUGIN = 2_000;

  @TempDir Path data;
  private FleetNode fleet;

  @BeforeEach
  void startNode() {
    fleet =
        FleetNode.start(
            ConfigFactory.parseString(TroubledJournal.SETTINGS)
                .withFallback(TestFleet.config(data)));
    done(fleet.createWorld(TestWorld.named(WORLD)));
  }

  @AfterEach
  void stopNode() {
    fleet.close();
  }

  @Test
  void everyCommandIsAnsweredOnceItIsPersistedAndNoneBefore() {
    Machine.enrolAll(fleet, WORLD, KIOSKS);
    TroubledJournal.hold(fleet.system());
    List<CompletableFuture<Outcome<Device>>> sent =
        KIOSKS.stream()
            .map(kiosk ->
                Again.ask(() -> fleet.send(WORLD, kiosk.id(), new ReportBoot("boot", 1, false)))
                    .toCompletableFuture())
            .toList();
    TestProbe<Object> probe = TestProbe.create(fleet.system());
    probe.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(TroubledJournal.state(fleet.system()).held()).hasSize(2);
          return null;
        });

    assertThat(sent).noneMatch(CompletableFuture::isDone);
    assertThat(await(fleet.events(WORLD))).isEqualTo(DEVICES + 1L);
    assertThat(heldEvents()).isLessThanOrEqualTo(WITH_PLUGIN);
    TroubledJournal.release(fleet.system());

    assertThat(sent).allSatisfy(each -> assertThat(done(each).revision()).isEqualTo(2));
    assertThat(await(fleet.events(WORLD))).isEqualTo(2L * DEVICES + 1);
  }

  private int heldEvents() {
    return TroubledJournal.state(fleet.system()).held().stream().mapToInt(n -> n).sum();
  }
}
