package io.fleettwin.cluster.device;

import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.StorageFailure;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.device.DeviceTwin.Failed;
import io.fleettwin.cluster.node.LocalSystem;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A twin whose journal fails: what is not persisted is not acknowledged, and nothing is lost. */
class FailedWriteTest {

  private static final Machine KIOSK = Machine.kiosk(1);
  private static final ReportCrash CRASH = new ReportCrash("crash-1", 7, 0x50, "csagent.sys");

  @TempDir static Path data;
  private static LocalSystem local;

  private PlayedTwin twin;
  private Device enrolled;

  @BeforeAll
  static void startSystem() {
    local =
        new LocalSystem(
            data,
            PersistenceTestKitPlugin.config()
                .withFallback(PersistenceTestKitSnapshotPlugin.config()));
  }

  @AfterAll
  static void stopSystem() {
    local.close();
  }

  @BeforeEach
  void enrol() {
    twin = new PlayedTwin(local, KIOSK.id(), false);
    enrolled = twin.change(KIOSK.enrol());
    twin.told();
  }

  @Test
  void whoAskedForWhatCouldNotBePersistedHearsOfItAndMayAskAgain() {
    twin.journal().failNextPersisted(twin.entityId());

    assertThat(twin.send(CRASH))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.device()).isEqualTo(KIOSK.id().value()));
    assertThat(twin.get()).contains(enrolled);
    assertThat(twin.persisted()).hasSize(1);
    twin.told();

    Device crashed = twin.change(CRASH);
    assertThat(crashed.revision()).isEqualTo(enrolled.revision() + 1);
    assertThat(twin.get()).contains(crashed);
    assertThat(twin.told()).containsExactly(new Cohort.DeviceChanged(crashed));
    assertThat(twin.persisted()).hasSize(2);
  }

  @Test
  void aTwinGoesOnAsOftenAsItsJournalFails() {
    twin.journal().failNextNPersisted(twin.entityId(), 2);

    assertThat(twin.send(CRASH)).isInstanceOf(Failed.class);
    assertThat(twin.send(CRASH)).isInstanceOf(Failed.class);
    assertThat(twin.change(CRASH).boot().bugChecks()).isOne();
  }

  @Test
  void aTwinThatCannotReadItsJournalSaysSoAndTriesAgainWhenItIsAskedAgain() {
    twin.restart();
    twin.journal().failNextRead(twin.entityId());

    assertThat(twin.send(CRASH)).isInstanceOf(Failed.class);
    assertThat(twin.change(CRASH).revision()).isEqualTo(enrolled.revision() + 1);
  }

  @Test
  void aWriteThatIsRejectedChangesNothing() {
    twin.journal().rejectNextPersisted(twin.entityId());

    assertThat(twin.send(CRASH)).isInstanceOf(Failed.class);
    assertThat(twin.get()).contains(enrolled);
    assertThat(twin.persisted()).hasSize(1);
  }

  @Test
  void aTwinThatKnowsNotWhatWasPersistedHasItsCohortForgetIt() {
    var failure = new StorageFailure(new IllegalStateException("disk full"));
    twin.journal().withPolicy((entity, operation) -> failure);
    assertThat(twin.send(CRASH)).isInstanceOf(Failed.class);

    assertThat(twin.told()).containsExactly(new Cohort.DeviceUnsure(KIOSK.id().value()));
    twin.journal().resetPolicy();
  }
}
