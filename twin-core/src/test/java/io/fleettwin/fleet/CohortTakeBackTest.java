package io.fleettwin.fleet;

import static io.fleettwin.device.InstallProgress.ACTIVE;
import static io.fleettwin.device.InstallProgress.INSTALLING;
import static io.fleettwin.device.InstallProgress.OFFERED;
import static io.fleettwin.device.InstallProgress.ROLLED_BACK;
import static io.fleettwin.device.InstallProgress.ROLLING_BACK;
import static io.fleettwin.device.InstallProgress.WITHDRAWN;
import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.driver;
import static io.fleettwin.fleet.Rollouts.faulty;
import static io.fleettwin.fleet.Rollouts.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceCommand.RollBack;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.update.Update;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cohort does about an update that is no longer offered, or is taken back. */
class CohortTakeBackTest {

  @Test
  void anUpdateThatIsTakenBackIsTakenOffEveryDevice() {
    var cohort = offered(content(), 12).until(3);
    var phases = cohort.ids().stream().map(cohort::phase).toList();
    assertThat(phases).contains(Phase.OFFERED, Phase.ACTIVE);
    reverted(cohort);
    cohort.until(20);
    assertThat(cohort.twins())
        .allMatch(twin -> twin.installed().equals(Machines.INSTALLED))
        .allMatch(twin -> progress(twin) == WITHDRAWN || progress(twin) == ROLLED_BACK);
  }

  @Test
  void whatIsNoLongerOfferedIsWithdrawnFromWhoWaitsAndKeptByWhoHasIt() {
    var cohort = offered(content(), 12).until(3);
    var before = cohort.ids().stream().filter(id -> cohort.phase(id) == Phase.ACTIVE).toList();
    cohort.happens("r1", new RolloutEvent.RolloutCancelled(3, 0));
    cohort.until(20);
    assertThat(cohort.ids())
        .allMatch(id -> cohort.phase(id) == (before.contains(id) ? Phase.ACTIVE : Phase.WITHDRAWN));
    assertThat(before).isNotEmpty().hasSizeLessThan(12);
  }

  @Test
  void whatIsBeingInstalledIsInFlightAndIsNotStoppedByAHalt() {
    var cohort = installing();
    var device = cohort.ids().getFirst();
    cohort.happens("r1", new RolloutEvent.RolloutHalted(cohort.tick(), 0));
    cohort.until(cohort.tick() + 2 * TestWorlds.DAY);
    assertThat(cohort.phase(device)).isEqualTo(Phase.ACTIVE);
  }

  /** At the end of the installation the device would otherwise go on to its restart. */
  @Test
  void whoIsDueAtTheTickOfTheRevertHearsOfItAllTheSame() {
    var cohort = installing();
    var device = cohort.ids().getFirst();
    cohort.until(cohort.endpoint(device).due() - 1);
    reverted(cohort);
    assertThat(cohort.at(cohort.tick() + 1)).hasSize(1);
    assertThat(cohort.phase(device)).isEqualTo(Phase.WITHDRAWN);
  }

  @Test
  void whoIsGrantedADownloadAtTheTickOfTheRevertDoesNotBeginIt() {
    var cohort = OneCohort.of(TestWorlds.scarce()).with(3, Machines.server());
    cohort.start(faulty(forAll("r1", content())));
    cohort.offer("r1", 0, 3);
    cohort.until(10);
    reverted(cohort);
    cohort.at(11, Map.of(Resource.BANDWIDTH, 3));
    assertThat(cohort.ids()).allMatch(id -> cohort.phase(id) == Phase.WITHDRAWN);
  }

  @Test
  void whoBeginsToWaitForBandwidthAtTheTickOfACancelIsNotServedLater() {
    var cohort = OneCohort.of(TestWorlds.scarce()).with(1, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 1);
    var device = cohort.ids().getFirst();
    int due = cohort.endpoint(device).due();
    cohort.until(due - 1);
    cohort.happens("r1", new RolloutEvent.RolloutCancelled(cohort.tick(), 0));
    cohort.at(due);
    assertThat(cohort.phase(device)).isEqualTo(Phase.WITHDRAWN);
    assertThat(cohort.table().queues()).isEmpty();
  }

  @Test
  void devicesOfOtherRolloutsKeepWhatTheyHave() {
    var cohort = OneCohort.of(TestWorlds.simulated()).with(8, Machines.server());
    cohort.start(forAll("r1", content())).start(forAll("r2", content()));
    cohort.offer("r1", 0, 4);
    cohort.offer("r2", 0, 8);
    cohort.until(10);
    reverted(cohort);
    cohort.until(20);
    for (Device twin : cohort.twins()) {
      assertThat(progress(twin)).isEqualTo(twin.isAssignedTo("r1") ? ROLLED_BACK : ACTIVE);
    }
  }

  @Test
  void eachDeviceIsToldOnce() {
    var cohort = offered(content(), 5).until(10);
    reverted(cohort);
    assertThat(cohort.at(11)).hasSize(5);
    cohort.until(20);
    assertThat(cohort.at(21)).isEmpty();
  }

  @Test
  void aCancelledRolloutCanStillBeTakenBackLater() {
    var cohort = offered(content(), 5).until(10);
    cohort.happens("r1", new RolloutEvent.RolloutCancelled(10, 0));
    assertThat(cohort.at(11)).isEmpty();
    reverted(cohort);
    cohort.until(20);
    assertThat(cohort.ids()).allMatch(id -> cohort.phase(id) == Phase.ROLLED_BACK);
  }

  @Test
  void realDevicesAreOrderedToRollBackWhateverTheyReportedLast() {
    var cohort = real();
    reverted(cohort);
    List<Outgoing> orders = cohort.at(1);
    assertThat(orders)
        .hasSize(3)
        .allSatisfy(
            order -> assertThat(order.command()).isEqualTo(new RollBack("revert:r1", 1, "r1")));
    assertThat(progresses(cohort)).containsExactlyInAnyOrder(WITHDRAWN, ROLLING_BACK, ROLLING_BACK);
    assertThat(cohort.at(2)).isEmpty();
  }

  @Test
  void whoHasLeftTheFleetIsToldNothing() {
    for (var cohort : List.of(real(), installing())) {
      cohort.ask(cohort.ids().getFirst(), new Decommission("gone", cohort.tick()));
      reverted(cohort);
      assertThat(cohort.at(cohort.tick() + 1))
          .extracting(Outgoing::device)
          .doesNotContain(cohort.ids().getFirst());
    }
  }

  @Test
  void ofRealDevicesOnlyThoseWhoHaveNotBegunLoseAnOfferThatIsWithdrawn() {
    var cohort = real();
    cohort.happens("r1", new RolloutEvent.RolloutCancelled(0, 0));
    assertThat(cohort.at(1))
        .singleElement()
        .satisfies(
            order -> assertThat(order.command()).isEqualTo(new RollBack("withdraw:r1", 1, "r1")));
    assertThat(progresses(cohort)).containsExactlyInAnyOrder(WITHDRAWN, INSTALLING, ACTIVE);
  }

  /** Three real devices: one offered the update, one that installs it, and one that has it. */
  private static OneCohort real() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(3, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 3);
    List<DeviceId> ids = cohort.ids();
    cohort.ask(ids.get(1), new ReportInstall("i", 0, "r1", INSTALLING));
    cohort.ask(ids.get(2), new ReportInstall("a", 0, "r1", ACTIVE));
    assertThat(progresses(cohort)).containsExactly(OFFERED, INSTALLING, ACTIVE);
    return cohort;
  }

  private static OneCohort offered(Update update, int devices) {
    var cohort = OneCohort.of(TestWorlds.simulated()).with(devices, Machines.server());
    cohort.start(forAll("r1", update));
    cohort.offer("r1", 0, devices);
    return cohort;
  }

  /** One device, in the middle of installing a driver. */
  private static OneCohort installing() {
    var cohort = offered(driver(), 1);
    var device = cohort.ids().getFirst();
    cohort.until(cohort.endpoint(device).due());
    assertThat(cohort.phase(device)).isEqualTo(Phase.INSTALLING);
    return cohort;
  }

  private static void reverted(OneCohort cohort) {
    cohort.happens("r1", new RolloutEvent.UpdateReverted(cohort.tick(), 0));
  }

  private static InstallProgress progress(Device twin) {
    return twin.assignment().orElseThrow().progress();
  }

  private static List<InstallProgress> progresses(OneCohort cohort) {
    return cohort.twins().stream().map(CohortTakeBackTest::progress).toList();
  }
}
