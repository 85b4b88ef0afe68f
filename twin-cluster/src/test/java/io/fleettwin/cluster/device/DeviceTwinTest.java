package io.fleettwin.cluster.device;

import static io.fleettwin.cluster.device.PlayedTwin.done;
import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.device.DeviceTwin.Done;
import io.fleettwin.cluster.device.DeviceTwin.Recalled;
import io.fleettwin.cluster.device.DeviceTwin.Refused;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One twin, its events and its answers. Events go through the serializer that ships. */
class DeviceTwinTest {

  private static final Machine KIOSK = Machine.kiosk(1);
  private static final String NAME = KIOSK.id().value();

  @TempDir static Path data;
  private static LocalSystem local;

  private PlayedTwin twin;

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
  void makeTwin() {
    twin = new PlayedTwin(local, KIOSK.id(), false);
  }

  @Test
  void whatIsAnsweredIsWhatWasPersisted() {
    Device device = twin.change(KIOSK.enrol());

    assertThat(device.profile()).isEqualTo(KIOSK.profile());
    assertThat(device.revision()).isOne();
    assertThat(twin.persisted())
        .singleElement()
        .isInstanceOfSatisfying(
            DeviceEvent.Enrolled.class, e -> assertThat(e.device()).isEqualTo(KIOSK.id()));
    assertThat(twin.get()).contains(device);
  }

  @Test
  void aCommandThatComesTwiceIsAnsweredUnchangedAndPersistsNothing() {
    twin.change(KIOSK.enrol());
    DeviceCommand crash = new ReportCrash("crash-1", 7, 0x50, "csagent.sys");
    Device after = twin.change(crash);

    assertThat(done(twin.send(crash), false)).isEqualTo(after);
    assertThat(twin.persisted()).hasSize(2);
  }

  @Test
  void anOfferThatIsRepeatedUnderAnotherIdIsNoSecondOffer() {
    twin.change(KIOSK.enrol());
    twin.change(offer("offer-1"));

    done(twin.send(offer("offer-2")), false);
    assertThat(twin.persisted()).hasSize(2);
  }

  @Test
  void aTwinThatWasNeverEnrolledRefusesEverythingElse() {
    Refused refused = (Refused) twin.send(new ReportBoot("boot-1", 3, true));

    assertThat(refused.device()).isEqualTo(NAME);
    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(twin.persisted()).isEmpty();
    assertThat(twin.get()).isEmpty();
  }

  @Test
  void aRefusalChangesNothing() {
    Device enrolled = twin.change(KIOSK.enrol());

    var refused =
        (Refused) twin.send(new ReportInstall("install-1", 4, "july", InstallProgress.ACTIVE));

    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.WRONG_STATE);
    assertThat(twin.get()).contains(enrolled);
  }

  @Test
  void aTwinThatComesBackIsAsItWas() {
    twin.change(KIOSK.enrol());
    twin.change(offer("offer-1"));
    twin.change(new ReportInstall("install-1", 12, "july", InstallProgress.ACTIVE));
    twin.change(new ReportCrash("crash-1", 13, 0x50, "csagent.sys"));
    twin.change(new ReportBoot("boot-1", 15, false));
    Device before = twin.change(new ReportBoot("boot-2", 17, false));

    twin.restart();

    assertThat(twin.get()).contains(before);
    assertThat(before.boot().health()).isEqualTo(BootHealth.RECOVERY);
    assertThat(before.installed().content()).isEqualTo("291");
    assertThat(done(twin.send(new ReportBoot("boot-2", 17, false)), false)).isEqualTo(before);
  }

  @Test
  void commandsThatComeWhileOneIsBeingPersistedAreCarriedOutInTheirOrder() {
    twin.change(KIOSK.enrol());
    List<Long> revisions = new ArrayList<>();
    for (int boot = 0; boot < 50; boot++) {
      twin.tell(new ReportBoot("boot-" + boot, boot, boot % 2 == 1));
    }
    for (int boot = 0; boot < 50; boot++) {
      revisions.add(((Done) twin.reply()).device().revision());
    }

    assertThat(revisions).isSorted().doesNotHaveDuplicates();
    assertThat(twin.get().orElseThrow().revision()).isEqualTo(twin.persisted().size());
  }

  @Test
  void aTwinOnItsOwnNodeIsWhatItsCohortKnowsOfIt() {
    Device before = twin.change(KIOSK.enrol());
    twin = new PlayedTwin(local, KIOSK.id(), true);
    ReportBoot boot = new ReportBoot("boot-1", 3, false);

    twin.tell(boot);
    twin.awaitRecall();
    twin.expectNoReplyYet();
    twin.tell(new Recalled(Optional.of(before), true));

    assertThat(done(twin.reply(), true).revision()).isEqualTo(before.revision() + 1);
  }

  @Test
  void aTwinOfWhichTheCohortIsNotSureReadsTheJournalAndTellsTheCohort() {
    twin = new PlayedTwin(local, KIOSK.id(), true);
    twin.tell(KIOSK.enrol());
    twin.tell(new Recalled(Optional.empty(), true));
    Device enrolled = done(twin.reply(), true);
    twin.told();
    twin.restart();

    twin.tell(new ReportBoot("boot-1", 3, false));
    twin.tell(new Recalled(Optional.empty(), false));

    Device after = done(twin.reply(), true);
    assertThat(after.revision()).isEqualTo(2);
    assertThat(twin.told())
        .contains(new Cohort.DeviceChanged(enrolled), new Cohort.DeviceChanged(after));
  }

  @Test
  void aTwinThatIsSentAwayCarriesOutWhatCameBeforeAndThenGoes() {
    Device before = twin.change(KIOSK.enrol());
    twin = new PlayedTwin(local, KIOSK.id(), true);
    twin.tell(new ReportBoot("boot-1", 3, false));
    twin.tell(new ReportBoot("boot-2", 4, true));
    twin.tell(new DeviceTwin.Leave());

    twin.tell(new Recalled(Optional.of(before), true));

    assertThat(done(twin.reply(), true).revision()).isEqualTo(before.revision() + 1);
    assertThat(done(twin.reply(), true).revision()).isEqualTo(before.revision() + 2);
    twin.expectEnd();
  }

  @Test
  void aTwinThatHasNothingToDoGoesAtOnceAndItsCohortHearsOfIt() {
    twin = new PlayedTwin(local, KIOSK.id(), true);
    sendAway();
    assertThat(twin.told()).contains(new Cohort.TwinLeft(KIOSK.id().value()));
  }

  @Test
  void twinsOfANodeThatStopsGoQuietly() {
    twin = new PlayedTwin(local, KIOSK.id(), true);
    twin.stopNode();
    sendAway();
    assertThat(twin.told()).doesNotContain(new Cohort.TwinLeft(KIOSK.id().value()));
  }

  private void sendAway() {
    twin.tell(new ReportBoot("boot-1", 3, true));
    twin.tell(new Recalled(Optional.empty(), true));
    twin.reply();
    twin.tell(new DeviceTwin.Leave());
    twin.expectEnd();
  }

  @Test
  void theCohortHearsOfWhatOthersChangeAndOfNothingElse() {
    Device enrolled = twin.change(KIOSK.enrol());
    assertThat(twin.told()).containsExactly(new Cohort.DeviceChanged(enrolled));

    twin.send(new ReportInstall("install-1", 4, "july", InstallProgress.ACTIVE));
    twin.get();

    assertThat(twin.told()).isEmpty();
  }

  @Test
  void theCohortHearsThatADeviceIsThereThoughItTellsNothingNew() {
    twin.change(KIOSK.enrol());
    twin.change(new ReportBoot("boot-1", 8, true));
    twin.told();

    done(twin.send(new ReportBoot("boot-1", 8, true)), false);

    assertThat(twin.told()).containsExactly(new Cohort.DeviceHeard(NAME, 8));
  }

  @Test
  void theCohortThatPlaysTheEndpointLearnsOfTheChangeByTheAnswerAlone() {
    Device enrolled = twin.change(KIOSK.enrol());
    twin.told();
    At at = new At(5, 99, 12);
    var step =
        new RecordEndpoint(
            "endpoint:5",
            5,
            enrolled.revision(),
            List.of(new DeviceEvent.BugChecked(at, 0x50, "csagent.sys")));

    Device crashed = done(twin.sendByCohort(step), true);

    assertThat(crashed.endpoint()).isEqualTo(12);
    assertThat(twin.told()).isEmpty();
  }

  @Test
  void whatASimulationSaysOfAnOlderStateIsTakenAsSaidBefore() {
    Device enrolled = twin.change(KIOSK.enrol());
    var events = List.<DeviceEvent>of(new DeviceEvent.Started(new At(5, 99, 12)));
    twin.change(new RecordEndpoint("endpoint:5", 5, enrolled.revision(), events));

    done(twin.send(new RecordEndpoint("endpoint:5b", 5, enrolled.revision(), events)), false);
    var early =
        (Refused) twin.send(new RecordEndpoint("endpoint:5c", 5, enrolled.revision() + 5, events));

    assertThat(early.refusal().code()).isEqualTo(RefusalCode.REVISION_MISMATCH);
    assertThat(twin.persisted()).hasSize(2);
  }

  @Test
  void aDecommissionedTwinRefusesUntilItIsEnrolledAgain() {
    twin.change(KIOSK.enrol());
    twin.change(new Decommission("gone", 9));

    var refused = (Refused) twin.send(new ReportBoot("boot-1", 10, true));
    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DECOMMISSIONED);
    var enrol = KIOSK.enrol();
    var again =
        new DeviceCommand.Enrol(
            "again", 11, enrol.device(), enrol.profile(), enrol.drivers(), enrol.installed());
    assertThat(twin.change(again).decommissioned()).isFalse();
  }

  private static OfferUpdate offer(String commandId) {
    Update update =
        new Update("u-1", UpdateKind.CONTENT, "channel", "291", DriverMode.KERNEL, false, 40);
    return new OfferUpdate(commandId, 11, new Offer("july", 0, "u-1", update.change()), 0);
  }
}
