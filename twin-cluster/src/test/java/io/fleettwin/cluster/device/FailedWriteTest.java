package io.fleettwin.cluster.device;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.device.DeviceTwin.Done;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.cluster.node.LocalSystem;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A twin whose journal fails: what is not persisted is not acknowledged, and nothing is lost. */
class FailedWriteTest {

  private static final Machine KIOSK = Machine.kiosk(1);
  private static final String ENTITY = PersistenceIds.device("live", KIOSK.id());

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path data;
  private static LocalSystem local;
  private static ActorTestKit kit;

  private final FakeSharding sharding = new FakeSharding();
  private PersistenceTestKit journal;
  private TestProbe<DeviceTwin.Reply> replies;
  private TestProbe<DeviceTwin.State> states;
  private ActorRef<DeviceTwin.Command> twin;

  @BeforeAll
  static void startSystem() {
    local =
        new LocalSystem(
            data,
            PersistenceTestKitPlugin.config()
                .withFallback(PersistenceTestKitSnapshotPlugin.config()));
    kit = ActorTestKit.create(local.system());
  }

  @AfterAll
  static void stopSystem() {
    local.close();
  }

  @BeforeEach
  void enrol() {
    journal = PersistenceTestKit.create(local.system());
    journal.clearAll();
    replies = kit.createTestProbe();
    states = kit.createTestProbe();
    twin = kit.spawn(DeviceTwin.create(sharding, ENTITY));
    send(KIOSK.enrol());
    replies.expectMessageClass(Done.class, PATIENCE);
    told();
  }

  @Test
  void aWriteThatFailsIsNotAcknowledgedAndTheTwinTakesTheSecondTry() {
    Device before = get();
    ReportCrash crash = new ReportCrash("crash-1", 7, 0x50, "csagent.sys");
    journal.failNextPersisted(ENTITY);

    send(crash);
    assertThat(get()).isEqualTo(before);
    replies.expectNoMessage(Duration.ZERO);
    assertThat(told()).isEmpty();
    assertThat(journal.persistedInStorage(ENTITY)).hasSize(1);

    send(crash);
    Done done = replies.expectMessageClass(Done.class, PATIENCE);
    assertThat(done.changed()).isTrue();
    assertThat(done.device().revision()).isEqualTo(before.revision() + 1);
    assertThat(get()).isEqualTo(done.device());
    assertThat(told()).containsExactly(new Cohort.DeviceChanged(done.device()));
    assertThat(journal.persistedInStorage(ENTITY)).hasSize(2);
  }

  @Test
  void aTwinComesBackAsOftenAsItsJournalFails() {
    ReportCrash crash = new ReportCrash("crash-1", 7, 0x50, "csagent.sys");
    journal.failNextNPersisted(ENTITY, 2);
    send(crash);
    get();
    send(crash);
    get();

    send(crash);

    assertThat(replies.expectMessageClass(Done.class, PATIENCE).device().boot().bugChecks())
        .isOne();
  }

  private void send(DeviceCommand command) {
    twin.tell(new DeviceTwin.Carry(command, false, replies.getRef()));
  }

  /** What the twin says of itself, as soon as it is there. */
  private Device get() {
    twin.tell(new DeviceTwin.Get(states.getRef()));
    return states.receiveMessage(PATIENCE).device().orElseThrow();
  }

  private List<Cohort.Command> told() {
    return sharding.received(
        Cohort.ENTITY_KEY, PersistenceIds.cohort("live", PersistenceIds.cohortOf(ENTITY)));
  }
}
