package io.fleettwin.fleet;

import static io.fleettwin.device.Machines.server;
import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.driver;
import static io.fleettwin.fleet.Rollouts.sensorContent;
import static io.fleettwin.rollout.Count.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Count;
import io.fleettwin.update.Update;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reported crashes are blamed on the update: a device has two a year of other causes. */
class BlamedCrashesTest {

  private static final ReportedCounts COUNTS =
      new ReportedCounts(
          ModelParameters.defaults(), new Presence(new Calendar(0), new Draws(42), 0, 0));

  @ParameterizedTest
  @ValueSource(strings = {"sensor.sys", "Sensor.SYS", ""})
  void aCrashInTheUpdatesModuleOrInAnUnknownOneIsBlamedOnIt(String faultingModule) {
    var device = offered(sensorContent()).tells(Report.ACTIVE, 1).crashes(faultingModule, 2);
    assertThat(counts(device)).contains(BUG_CHECKED, KNOWN_CRASHED);
  }

  @Test
  void aCrashInAnotherModuleIsNot() {
    var device = offered(sensorContent()).tells(Report.ACTIVE, 1).crashes("gpu.sys", 2);
    device.tells(Report.STARTED, 3);
    assertThat(counts(device)).containsExactly(OFFERED, INSTALLED, KNOWN_INSTALLED);
  }

  @Test
  void aCrashInAnotherModuleDoesNotHideAnEarlierOneOfTheUpdate() {
    var device = offered(sensorContent()).tells(Report.ACTIVE, 1).crashes("sensor.sys", 2);
    device.tells(Report.STARTED, 3).crashes("gpu.sys", 4).tells(Report.STARTED, 5);
    assertThat(counts(device)).contains(BUG_CHECKED, KNOWN_CRASHED);
  }

  @Test
  void withoutAModuleAnyCrashIsBlamedOnTheUpdate() {
    var device = offered(content()).tells(Report.ACTIVE, 1).crashes("gpu.sys", 2);
    assertThat(counts(device)).contains(BUG_CHECKED, KNOWN_CRASHED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Report.class,
      names = {"INSTALLING", "PENDING_RESTART", "ACTIVE"})
  void onceTheInstallationHasBegun(Report progress) {
    var device = offered(driver()).tells(progress, 1).crashes("sensor.sys", 2);
    assertThat(counts(device)).contains(BUG_CHECKED, KNOWN_CRASHED);
  }

  @ParameterizedTest
  @CsvSource({"FAILED, INSTALL_FAILED", "ROLLED_BACK, ROLLED_BACK"})
  void whoDoesNotHaveTheUpdateCrashesOfSomethingElse(Report progress, Count place) {
    var device = offered(driver()).tells(Report.INSTALLING, 1).tells(progress, 2);
    device.crashes("sensor.sys", 3).tells(Report.STARTED, 4);
    assertThat(counts(device)).containsExactly(OFFERED, place);
  }

  @Test
  void whoIsOnlyOfferedTheUpdateCrashesOfSomethingElse() {
    var device = offered(driver()).crashes("sensor.sys", 1).tells(Report.STARTED, 2);
    assertThat(counts(device)).containsExactly(OFFERED, PENDING);
  }

  /** As in July 2024: the machine stops at once, and reports only when it is up again. */
  @Test
  void contentStopsAMachineBeforeItCanSayThatItHasIt() {
    var blamed = offered(sensorContent()).crashes("sensor.sys", 1).tells(Report.STARTED, 90);
    assertThat(counts(blamed)).containsExactly(OFFERED, PENDING, BUG_CHECKED, KNOWN_CRASHED);
    for (String other : new String[] {"gpu.sys", ""}) {
      var device = offered(sensorContent()).crashes(other, 1).tells(Report.STARTED, 90);
      assertThat(counts(device)).as("in %s", other).containsExactly(OFFERED, PENDING);
    }
    var unknown = offered(content()).crashes("sensor.sys", 1).tells(Report.STARTED, 90);
    assertThat(counts(unknown)).containsExactly(OFFERED, PENDING);
  }

  /** Else it would fail twice in a gate that asks for both. */
  @Test
  void whoseInstallationCrashedAndFailedCountsAsCrashedOnly() {
    var device = offered(driver()).tells(Report.INSTALLING, 1).crashes("sensor.sys", 2);
    device.tells(Report.STARTED, 3).tells(Report.FAILED, 4);
    assertThat(counts(device)).containsExactly(OFFERED, BUG_CHECKED, KNOWN_CRASHED);
  }

  @Test
  void anAgentThatEndedBeforeTheInstallationIsNotTheUpdatesFault() {
    var device = offered(content()).tells(Report.AGENT_STOPPED, 1).tells(Report.ACTIVE, 2);
    assertThat(counts(device)).containsExactly(OFFERED, INSTALLED, DEGRADED, KNOWN_INSTALLED);
  }

  private static ReportingDevice offered(Update update) {
    return ReportingDevice.enrolled(server()).offer("r1", update, 0);
  }

  private static Set<Count> counts(ReportingDevice device) {
    return Masks.counts(device.mask(COUNTS, device.device().heardTick()));
  }
}
