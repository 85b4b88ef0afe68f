package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.cluster.node.NotPersistedException;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.node.TestWorld;
import io.fleettwin.cluster.node.WorldHistory;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceEvent.Enrolled;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose inboxes are full, since what is in them cannot be filed. */
class FullInboxTest {

  private static final String WORLD = "full";
  private static final int ROWS = 500;
  private static final int ROWS_OF_CALL = 1_000;
  private static final List<Machine> KIOSKS = Machine.some(5_000, Machine::kiosk);

  @TempDir private Path data;

  @Test
  void whatHasNoPlaceIsRefusedAndCarriedOutOnceWhenItIsRepeated() throws Exception {
    Config config =
        ConfigFactory.parseString(
                """
                fleettwin.database.h2 {
                  inbox-rows = %d
                  inbox-idle = 10 ms
                  inbox-patience = 1 ms
                }
                jdbc-journal.circuit-breaker.reset-timeout = 100 ms
                """
                    .formatted(ROWS))
            .withFallback(TestFleet.config(data));
    try (FleetNode fleet = FleetNode.start(config)) {
      done(fleet.createWorld(TestWorld.named(WORLD)));
      await(fleet.count(WORLD));
      Inbox inbox = JournalAccess.of(fleet.system()).journal().inbox().orElseThrow();
      List<Machine> refused;
      try (Connection lock = JournalRows.of(config).connection()) {
        InboxRows.keepFromBeingFiled(lock, PersistenceIds.device(WORLD, KIOSKS.getFirst().id()));
        refused = enrol(fleet, KIOSKS);
        assertThat(refused.size()).isBetween(1, KIOSKS.size() - ROWS);
        assertThat(inbox.held()).isLessThan(2 * (ROWS + ROWS_OF_CALL));
        lock.rollback();
      }
      while (!refused.isEmpty()) {
        refused = enrol(fleet, refused);
      }

      WorldHistory history = WorldHistory.read(fleet.system(), WORLD);
      for (Machine kiosk : KIOSKS) {
        assertThat(history.device(kiosk.id(), DeviceEvent.class))
            .hasExactlyElementsOfTypes(Enrolled.class);
      }
    }
  }

  /** Those that were told that they could not be persisted. */
  private static List<Machine> enrol(FleetNode fleet, List<Machine> machines) {
    List<CompletableFuture<Outcome<Device>>> sent =
        machines.stream()
            .map(kiosk -> fleet.send(WORLD, kiosk.id(), kiosk.enrol()).toCompletableFuture())
            .toList();
    List<Machine> refused = new ArrayList<>();
    for (int at = 0; at < machines.size(); at++) {
      Throwable failure = await(sent.get(at).handle((done, failed) -> failed));
      if (failure != null) {
        assertThat(failure).hasRootCauseInstanceOf(NotPersistedException.class);
        refused.add(machines.get(at));
      }
    }
    return refused;
  }
}
