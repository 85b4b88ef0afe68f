package io.fleettwin.cluster.device;

import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.CommandResultWithReply;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.device.DeviceTwin.Done;
import io.fleettwin.cluster.device.DeviceTwin.Refused;
import io.fleettwin.cluster.device.DeviceTwin.State;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.cluster.node.LocalSystem;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.At;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceCommand.RecordEndpoint;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Offer;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One twin, its events and its answers. Every command, event and state goes through the serializers
 * that ship and must come out equal.
 */
class DeviceTwinTest {

  private static final Machine KIOSK = Machine.kiosk(1);
  private static final String ENTITY = PersistenceIds.device("live", KIOSK.id());
  private static final String COHORT =
      PersistenceIds.cohort("live", PersistenceIds.cohortOf(ENTITY));

  @TempDir static Path data;
  private static LocalSystem local;

  private FakeSharding sharding;
  private EventSourcedBehaviorTestKit<DeviceTwin.Command, DeviceEvent, Device> twin;

  @BeforeAll
  static void startSystem() {
    local = new LocalSystem(data, EventSourcedBehaviorTestKit.config());
  }

  @AfterAll
  static void stopSystem() {
    local.close();
  }

  @BeforeEach
  void makeTwin() {
    sharding = new FakeSharding();
    twin =
        EventSourcedBehaviorTestKit.create(
            local.system(),
            DeviceTwin.create(sharding, ENTITY),
            EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
    twin.clear();
  }

  @Test
  void whatIsAnsweredIsWhatWasPersisted() {
    var enrolled = send(KIOSK.enrol());

    Device device = done(enrolled, true);
    assertThat(enrolled.eventOfType(DeviceEvent.Enrolled.class).device()).isEqualTo(KIOSK.id());
    assertThat(device.profile()).isEqualTo(KIOSK.profile());
    assertThat(device.revision()).isOne();
    assertThat(enrolled.state()).isEqualTo(device);
    assertThat(persisted()).isEqualTo(enrolled.events());
  }

  @Test
  void aCommandThatComesTwiceIsAnsweredUnchangedAndPersistsNothing() {
    send(KIOSK.enrol());
    DeviceCommand crash = new ReportCrash("crash-1", 7, 0x50, "csagent.sys");
    Device after = done(send(crash), true);

    var again = send(crash);

    assertThat(again.hasNoEvents()).isTrue();
    assertThat(done(again, false)).isEqualTo(after);
    assertThat(persisted()).hasSize(2);
  }

  @Test
  void anOfferThatIsRepeatedUnderAnotherIdIsNoSecondOffer() {
    send(KIOSK.enrol());
    done(send(offer("offer-1")), true);

    assertThat(send(offer("offer-2")).hasNoEvents()).isTrue();
    assertThat(persisted()).hasSize(2);
  }

  @Test
  void aTwinThatWasNeverEnrolledRefusesEverythingElse() {
    var refused = send(new ReportBoot("boot-1", 3, true));

    assertThat(refused.hasNoEvents()).isTrue();
    Refused refusal = refused.replyOfType(Refused.class);
    assertThat(refusal.device()).isEqualTo(KIOSK.id().value());
    assertThat(refusal.refusal().code()).isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(persisted()).isEmpty();
    assertThat(get()).isEmpty();
  }

  @Test
  void aRefusalChangesNothing() {
    Device enrolled = done(send(KIOSK.enrol()), true);

    var refused = send(new ReportInstall("install-1", 4, "july", InstallProgress.ACTIVE));

    assertThat(refused.hasNoEvents()).isTrue();
    assertThat(refused.replyOfType(Refused.class).refusal().code())
        .isEqualTo(RefusalCode.WRONG_STATE);
    assertThat(get()).contains(enrolled);
  }

  @Test
  void aTwinThatComesBackIsAsItWas() {
    send(KIOSK.enrol());
    send(offer("offer-1"));
    send(new ReportInstall("install-1", 12, "july", InstallProgress.ACTIVE));
    send(new ReportCrash("crash-1", 13, 0x50, "csagent.sys"));
    send(new ReportBoot("boot-1", 15, false));
    Device before = done(send(new ReportBoot("boot-2", 17, false)), true);

    assertThat(twin.restart().state()).isEqualTo(before);
    assertThat(before.boot().health()).isEqualTo(BootHealth.RECOVERY);
    assertThat(before.installed().content()).isEqualTo("291");
    assertThat(done(send(new ReportBoot("boot-2", 17, false)), false)).isEqualTo(before);
  }

  @Test
  void aTwinThatWasSnapshottedComesBackAsItWas() {
    send(KIOSK.enrol());
    for (int beat = 1; beat < 150; beat++) {
      send(new ReportBoot("boot-" + beat, beat, true));
    }
    Device before = twin.getState();

    assertThat(twin.restart().state()).isEqualTo(before);
    assertThat(before.revision()).isEqualTo(150);
    assertThat(twin.snapshotTestKit().orElseThrow().persistedInStorage(ENTITY)).isNotEmpty();
  }

  @Test
  void theCohortHearsOfWhatOthersChangeAndOfNothingElse() {
    Device enrolled = done(send(KIOSK.enrol()), true);
    assertThat(told()).containsExactly(new Cohort.DeviceChanged(enrolled));

    send(new ReportInstall("install-1", 4, "july", InstallProgress.ACTIVE));
    get();

    assertThat(told()).isEmpty();
  }

  @Test
  void theCohortHearsThatADeviceIsThereThoughItTellsNothingNew() {
    send(KIOSK.enrol());
    send(new ReportBoot("boot-1", 8, true));
    told();

    assertThat(send(new ReportBoot("boot-1", 8, true)).hasNoEvents()).isTrue();

    assertThat(told()).containsExactly(new Cohort.DeviceHeard(KIOSK.id().value(), 8));
  }

  @Test
  void theCohortThatPlaysTheEndpointLearnsOfTheChangeByTheAnswerAlone() {
    Device enrolled = done(send(KIOSK.enrol()), true);
    told();
    At at = new At(5, 99, 12);
    var step =
        new RecordEndpoint(
            "endpoint:5",
            5,
            enrolled.revision(),
            List.of(new DeviceEvent.BugChecked(at, 0x50, "csagent.sys")));

    Device crashed = done(twin.runCommand(to -> new DeviceTwin.Carry(step, true, to)), true);

    assertThat(crashed.endpoint()).isEqualTo(12);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatASimulationSaysOfAnOlderStateIsTakenAsSaidBefore() {
    Device enrolled = done(send(KIOSK.enrol()), true);
    var events = List.<DeviceEvent>of(new DeviceEvent.Started(new At(5, 99, 12)));
    done(send(new RecordEndpoint("endpoint:5", 5, enrolled.revision(), events)), true);

    var late = send(new RecordEndpoint("endpoint:5b", 5, enrolled.revision(), events));
    var early = send(new RecordEndpoint("endpoint:5c", 5, enrolled.revision() + 5, events));

    done(late, false);
    assertThat(early.replyOfType(Refused.class).refusal().code())
        .isEqualTo(RefusalCode.REVISION_MISMATCH);
    assertThat(persisted()).hasSize(2);
  }

  @Test
  void aDecommissionedTwinRefusesUntilItIsEnrolledAgain() {
    send(KIOSK.enrol());
    send(new Decommission("gone", 9));

    assertThat(send(new ReportBoot("boot-1", 10, true)).replyOfType(Refused.class).refusal().code())
        .isEqualTo(RefusalCode.DECOMMISSIONED);
    var enrol = KIOSK.enrol();
    var again =
        new DeviceCommand.Enrol(
            "again", 11, enrol.device(), enrol.profile(), enrol.drivers(), enrol.installed());
    assertThat(done(send(again), true).decommissioned()).isFalse();
  }

  private CommandResultWithReply<DeviceTwin.Command, DeviceEvent, Device, DeviceTwin.Reply> send(
      DeviceCommand command) {
    return twin.runCommand(to -> new DeviceTwin.Carry(command, false, to));
  }

  private static Device done(
      CommandResultWithReply<DeviceTwin.Command, DeviceEvent, Device, DeviceTwin.Reply> result,
      boolean changed) {
    Done done = result.replyOfType(Done.class);
    assertThat(done.changed()).isEqualTo(changed);
    return done.device();
  }

  private Optional<Device> get() {
    CommandResultWithReply<DeviceTwin.Command, DeviceEvent, Device, State> result =
        twin.runCommand(DeviceTwin.Get::new);
    return result.reply().device();
  }

  private List<Object> persisted() {
    return twin.persistenceTestKit().persistedInStorage(ENTITY);
  }

  private List<Cohort.Command> told() {
    return sharding.received(Cohort.ENTITY_KEY, COHORT);
  }

  private static OfferUpdate offer(String commandId) {
    Update update =
        new Update("u-1", UpdateKind.CONTENT, "channel", "291", DriverMode.KERNEL, false, 40);
    return new OfferUpdate(commandId, 11, new Offer("july", 0, "u-1", update.change()), 0);
  }
}
