package io.fleettwin.fleet;

import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.driver;
import static io.fleettwin.fleet.Rollouts.faulty;
import static io.fleettwin.fleet.Rollouts.forAll;
import static io.fleettwin.fleet.Rollouts.sensorContent;
import static io.fleettwin.fleet.Rollouts.with;
import static io.fleettwin.fleet.TestWorlds.DAY;
import static io.fleettwin.fleet.TestWorlds.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceCommand.Remediate;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutEvent.UpdateReverted;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Queue;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A device that takes another update, when it may, and what that changes for the first: nothing.
 */
class MovedOnTest {

  private static final Defect AFTER_AN_HOUR =
      new Defect(Combination.ALL, 1, Trigger.AFTER_RUNNING, HOUR, 0x50, "sensor.sys");

  private static final Defect AT_BOOT =
      new Defect(Combination.ALL, 1, Trigger.AT_BOOT, 0, 0x50, "sensor.sys");

  /** Otherwise the second update would seem to cure what the first is about to do. */
  @Test
  void aDeviceWhoseDefectIsStillHiddenIsNotOfferedAnotherUpdate() {
    for (Defect hidden : new Defect[] {AFTER_AN_HOUR, AT_BOOT}) {
      var cohort = OneCohort.of(TestWorlds.simulated()).with(3, Machines.laptop());
      cohort.start(with(forAll("r1", content()), hidden)).start(forAll("r2", driver()));
      cohort.until(10 * HOUR).offer("r1", 0, 3);
      cohort.until(10 * HOUR + 6);
      assertThat(cohort.ids()).allMatch(id -> cohort.phase(id) == Phase.ACTIVE);
      assertThat(cohort.offer("r2", 0, 3)).as("%s", hidden.trigger()).isEmpty();
      cohort.until(2 * DAY);
      assertThat(cohort.tally("r1", 0).get(Count.BUG_CHECKED)).isEqualTo(3);
    }
  }

  @Test
  void theFirstRolloutCountsTheSameCrashesAndRecoveriesAsBefore() {
    var cohort = OneCohort.of(TestWorlds.scarce()).with(6, Machines.server());
    cohort.start(faulty(forAll("r1", content()))).start(forAll("r2", driver()));
    cohort.offer("r1", 0, 6);
    serve(cohort, 20);
    cohort.happens("r1", new UpdateReverted(20, 0));
    serve(cohort, 2 * DAY);
    Tally before = cohort.tally("r1", 0);
    assertThat(before.get(Count.BUG_CHECKED)).isEqualTo(6);
    assertThat(before.get(Count.KNOWN_CRASHED)).isEqualTo(6);
    assertThat(cohort.offer("r2", 0, 6)).hasSize(6);
    assertThat(cohort.tally("r1", 0)).isEqualTo(before);
  }

  @Test
  void andTheSameAgentsThatWereDown() {
    var update = new Update("u1", UpdateKind.CONTENT, "channel", "291", DriverMode.USER, false, 40);
    var cohort = OneCohort.of(TestWorlds.simulated()).with(4, Machines.server());
    cohort.start(faulty(forAll("r1", update))).start(forAll("r2", driver()));
    cohort.offer("r1", 0, 4);
    cohort.until(30);
    cohort.happens("r1", new UpdateReverted(30, 0));
    cohort.until(DAY);
    Tally before = cohort.tally("r1", 0);
    assertThat(before.get(Count.RECOVERED_BY_ROLLBACK)).isEqualTo(4);
    assertThat(before.get(Count.KNOWN_DEGRADED)).isEqualTo(4);
    assertThat(cohort.offer("r2", 0, 4)).hasSize(4);
    assertThat(cohort.tally("r1", 0)).isEqualTo(before);
  }

  @Test
  void andTheSameOfRealDevices() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", sensorContent())).start(forAll("r2", driver()));
    var id = cohort.ids().getFirst();
    crashed(cohort, id);
    cohort.ask(id, new Remediate("mended", 3, RecoveryMeans.HANDS));
    cohort.ask(id, new ReportBoot("up", 4, true));
    Tally before = cohort.tally("r1", 0);
    assertThat(before.toMap())
        .containsOnlyKeys(
            Count.MEMBERS,
            Count.OFFERED,
            Count.INSTALLED,
            Count.BUG_CHECKED,
            Count.RECOVERED_BY_HANDS,
            Count.KNOWN_CRASHED);
    assertThat(cohort.offer("r2", 0, 1)).hasSize(1);
    assertThat(cohort.tally("r1", 0)).isEqualTo(before);
  }

  @Test
  void aRealDeviceThatIsDownIsNotOfferedAnotherUpdate() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", sensorContent())).start(forAll("r2", driver()));
    var id = cohort.ids().getFirst();
    crashed(cohort, id);
    assertThat(cohort.offer("r2", 0, 1)).isEmpty();
    cohort.ask(id, new ReportBoot("up", 4, true));
    assertThat(cohort.offer("r2", 0, 1)).hasSize(1);
  }

  @Test
  void norIsOneThatFellSilentUntilItIsHeardAgain() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    cohort.start(forAll("r1", sensorContent())).start(forAll("r2", driver()));
    var id = cohort.ids().getFirst();
    cohort.offer("r1", 0, 1);
    cohort.ask(id, new ReportInstall("has it", 1, "r1", InstallProgress.ACTIVE));
    cohort.until(2 * HOUR);
    assertThat(cohort.tally("r1", 0).get(Count.SILENT)).isEqualTo(1);
    assertThat(cohort.offer("r2", 0, 1)).isEmpty();
    cohort.heartbeat(id, 2 * HOUR);
    assertThat(cohort.offer("r2", 0, 1)).hasSize(1);
  }

  private static void crashed(OneCohort cohort, DeviceId id) {
    cohort.offer("r1", 0, 1);
    cohort.ask(id, new ReportInstall("has it", 1, "r1", InstallProgress.ACTIVE));
    cohort.ask(id, new ReportCrash("crashed", 2, 0x50, "sensor.sys"));
  }

  /** Whoever waits is served at once. */
  private static void serve(OneCohort cohort, int until) {
    while (cohort.tick() < until) {
      Map<Resource, Integer> all =
          cohort.table().queues().stream()
              .collect(Collectors.toMap(Queue::resource, Queue::length));
      cohort.at(cohort.tick() + 1, all);
    }
  }
}
