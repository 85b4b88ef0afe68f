package io.fleettwin.fleet;

import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.driver;
import static io.fleettwin.fleet.Rollouts.faulty;
import static io.fleettwin.fleet.Rollouts.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.rollout.Count;
import io.fleettwin.world.Briefing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cohort's table: it follows what the twins say, and tells when something is due. */
class CohortTableTest {

  @Test
  void anOlderStateOfADeviceThanTheKnownOneIsIgnored() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 1);
    Device older = cohort.twins().iterator().next();
    Device newer = cohort.ask(older.id(), new ReportInstall("i", 1, "r1", InstallProgress.ACTIVE));
    var tally = cohort.tally("r1", 0);

    cohort.table().put(older);
    assertThat(cohort.table().device(older.id())).contains(newer);
    assertThat(cohort.tally("r1", 0)).isEqualTo(tally);
    assertThat(cohort.table().size()).isEqualTo(1);
  }

  @Test
  void aStateThatComesTwiceCountsOnce() {
    var cohort = simulated(3);
    cohort.offer("r1", 0, 3);
    var tally = cohort.tally("r1", 0);
    cohort.twins().forEach(cohort.table()::put);
    assertThat(cohort.tally("r1", 0)).isEqualTo(tally);
    assertThat(tally.get(Count.OFFERED)).isEqualTo(3);
  }

  @Test
  void whatIsNotKnownIsNotThere() {
    var table = simulated(2).table();
    assertThat(table.device(new DeviceId("nobody"))).isEmpty();
    assertThat(table.tallies("unknown")).isEmpty();
    assertThat(table.counts().devices()).isEqualTo(2);
  }

  @Test
  void nothingIsDueWhereNothingIsGoingOn() {
    var cohort = simulated(3);
    assertThat(cohort.table().nextDue()).isEqualTo(Endpoint.NEVER);
    assertThat(cohort.at(10)).isEmpty();
  }

  @Test
  void theNextDueTickIsThatOfTheDeviceThatIsDueFirst() {
    var cohort = simulated(9);
    cohort.offer("r1", 0, 9);
    int first = cohort.ids().stream().mapToInt(id -> cohort.endpoint(id).due()).min().orElse(-1);
    assertThat(cohort.table().nextDue()).isEqualTo(first);
  }

  /** Nothing happens to the device itself then, but outside it becomes known how it is. */
  @Test
  void aTickIsDueAlsoWhenSomethingBecomesKnown() {
    var cohort = simulated(1);
    cohort.offer("r1", 0, 1);
    var device = cohort.ids().getFirst();
    cohort.at(cohort.endpoint(device).due());
    assertThat(cohort.phase(device)).isEqualTo(Phase.ACTIVE);
    int known = cohort.endpoint(device).since() + 5;
    assertThat(cohort.table().nextDue()).isEqualTo(known);
    assertThat(cohort.tally("r1", 0).get(Count.KNOWN_INSTALLED)).isZero();
    assertThat(cohort.at(known)).isEmpty();
    assertThat(cohort.tally("r1", 0).get(Count.KNOWN_INSTALLED)).isEqualTo(1);
    assertThat(cohort.table().nextDue()).isEqualTo(Endpoint.NEVER);
  }

  @Test
  void aRealDeviceIsDueWhenItWillBeMissed() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 1);
    assertThat(cohort.table().nextDue()).isEqualTo(Endpoint.NEVER);
    var device = cohort.ids().getFirst();
    cohort.ask(device, new ReportInstall("i", 7, "r1", InstallProgress.INSTALLING));
    assertThat(cohort.table().nextDue()).isEqualTo(57);
    cohort.at(57);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isEqualTo(1);
    cohort.ask(device, new ReportCrash("c", 60, 0x50, "sensor.sys"));
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isZero();
    assertThat(cohort.tally("r1", 0).get(Count.KNOWN_CRASHED)).isEqualTo(1);
  }

  @Test
  void aRealDesktopThatDoesNotComeBackInTheMorningIsMissedThen() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.desktop());
    cohort.start(forAll("r1", content()));
    int midnight = 5 * TestWorlds.DAY;
    cohort.at(midnight);
    cohort.offer("r1", 0, 1);
    var device = cohort.ids().getFirst();
    cohort.ask(device, new ReportInstall("i", midnight, "r1", InstallProgress.ACTIVE));
    int missed = cohort.table().nextDue();
    assertThat(missed).isBetween(midnight + 50, midnight + 4 * TestWorlds.DAY);
    cohort.until(missed - 1);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isZero();
    cohort.at(missed);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isEqualTo(1);
  }

  @Test
  void aRealDeviceThatIsHeardIsNotMissedThoughItHasNothingToTell() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 1);
    var device = cohort.ids().getFirst();
    cohort.ask(device, new ReportInstall("i", 7, "r1", InstallProgress.ACTIVE));
    cohort.until(40);
    cohort.heartbeat(device, 40);
    cohort.table().heard(device, 30);
    cohort.table().heard(new DeviceId("nobody"), 40);
    assertThat(cohort.table().nextDue()).as("an older one comes too late").isEqualTo(90);
    cohort.until(89);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isZero();
    cohort.at(90);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isEqualTo(1);
    cohort.heartbeat(device, 91);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isZero();
  }

  /** Heartbeats are not kept: after a start nobody is missed who had no time to be heard. */
  @Test
  void aCohortThatBeginsAnewListensBeforeItMissesAnybody() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 1);
    cohort.ask(cohort.ids().getFirst(), new ReportInstall("i", 7, "r1", InstallProgress.ACTIVE));
    cohort.until(50);
    assertThat(cohort.loadedAgain().table().nextDue()).isEqualTo(100);
    cohort.until(99);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isZero();
    cohort.at(100);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isEqualTo(1);
  }

  @Test
  void aDeviceThatHasLeftDoesNothingMoreAndStillCountsAsItWas() {
    var cohort = simulated(1);
    cohort.offer("r1", 0, 1);
    var device = cohort.ids().getFirst();
    cohort.ask(device, new Decommission("gone", 0));
    cohort.until(5 * TestWorlds.HOUR);
    assertThat(cohort.phase(device)).isEqualTo(Phase.OFFERED);
    assertThat(cohort.table().nextDue()).isEqualTo(Endpoint.NEVER);
    assertThat(cohort.tally("r1", 0).get(Count.OFFERED)).isEqualTo(1);
  }

  @Test
  void aRealDeviceThatHasLeftIsNotMissed() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 1);
    var device = cohort.ids().getFirst();
    cohort.ask(device, new ReportInstall("i", 0, "r1", InstallProgress.ACTIVE));
    cohort.ask(device, new Decommission("gone", 1));
    assertThat(cohort.table().nextDue()).isEqualTo(Endpoint.NEVER);
    cohort.until(5 * TestWorlds.HOUR);
    assertThat(cohort.fresh().tallies("r1")).isEqualTo(cohort.table().tallies("r1"));
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isZero();
    assertThat(cohort.tally("r1", 0).get(Count.KNOWN_INSTALLED)).isEqualTo(1);
  }

  @Test
  void aTableThatIsMadeAgainKnowsWhatIsDueAlsoAtTickZero() {
    var cohort = simulated(40);
    cohort.offer("r1", 0, 40);
    assertThat(cohort.ids()).anyMatch(id -> cohort.endpoint(id).due() == 0);
    assertThat(cohort.fresh().nextDue()).isZero().isEqualTo(cohort.table().nextDue());
    cohort.loadedAgain().until(20);
    assertThat(cohort.ids()).allMatch(id -> cohort.phase(id) == Phase.ACTIVE);
  }

  @Test
  void theOrderInWhichDevicesComeDoesNotMatter() {
    var cohort = OneCohort.of(TestWorlds.simulated()).with(20, Machines.kiosk());
    cohort.start(faulty(forAll("r1", content()))).start(forAll("r2", driver()));
    cohort.offer("r1", 0, 7);
    cohort.until(60);
    var backwards = new CohortTable();
    List.copyOf(cohort.twins()).reversed().forEach(backwards::put);
    backwards.brief(cohort.briefing(), cohort.tick());
    assertThat(backwards.tallies("r1")).isEqualTo(cohort.table().tallies("r1"));
    assertThat(backwards.queues()).isEqualTo(cohort.table().queues());
    assertThat(backwards.offers("r2", 0, 9)).isEqualTo(cohort.table().offers("r2", 0, 9));
  }

  @Test
  void aRolloutThatIsNoLongerSpokenOfIsForgotten() {
    var cohort = simulated(2);
    cohort.offer("r1", 0, 2);
    cohort.table().brief(new Briefing(cohort.settings(), List.of(), List.of()), 1);
    assertThat(cohort.table().tallies("r1")).isEmpty();
    assertThat(cohort.table().nextDue()).isEqualTo(Endpoint.NEVER);
    cohort.at(2);
    assertThat(cohort.tally("r1", 0).get(Count.OFFERED)).isEqualTo(2);
  }

  private static OneCohort simulated(int servers) {
    return OneCohort.of(TestWorlds.simulated())
        .with(servers, Machines.server())
        .start(forAll("r1", content()));
  }
}
