package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.HOUR;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.UpdateKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an update without a defect reaches an endpoint and begins to act. */
class InstallationTest {

  @Test
  void contentReachesAnOnlineEndpointWithinFiveMinutesAndActsWithoutARestart() {
    Set<Integer> minutes = new HashSet<>();
    for (long key = 0; key < 200; key++) {
      var story = given(server()).key(key).plays();
      assertThat(story.happenings()).containsExactly(UPDATE_ACTIVATED);
      minutes.add(story.tickOf(UPDATE_ACTIVATED) - MONDAY_NOON);
    }
    assertThat(minutes).allMatch(m -> m >= 0 && m <= 5).hasSizeGreaterThan(3);
  }

  @Test
  void aDriverActsOnlyAfterARestart() {
    var story = given(server()).offered(driver()).plays();
    assertThat(story.happenings())
        .containsSubsequence(INSTALL_STARTED, RESTART_PENDING, RESTART_BEGAN, UPDATE_ACTIVATED)
        .doesNotContain(BUG_CHECKED);
    assertThat(story.tickOf(UPDATE_ACTIVATED)).isGreaterThan(story.tickOf(RESTART_BEGAN));
    assertThat(story.end().phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void aDriverThatDoesNotNeedOneActsWithoutARestart() {
    var hotplugged = Scene.update(UpdateKind.DRIVER, DriverMode.KERNEL, false);
    var story = given(server()).offered(hotplugged).plays();
    assertThat(story.happenings()).containsExactly(INSTALL_STARTED, UPDATE_ACTIVATED);
  }

  @Test
  void windowsUpdateIsScannedAboutEvery22Hours() {
    int latest = 0;
    for (long key = 0; key < 300; key++) {
      var story = given(server()).key(key).offered(driver()).plays();
      latest = Math.max(latest, story.tickOf(INSTALL_STARTED) - MONDAY_NOON);
    }
    assertThat(latest).isBetween(20 * HOUR, 22 * HOUR);
  }

  @ParameterizedTest
  @CsvSource({"DRIVER, 3", "AGENT, 2", "QUALITY, 20", "FEATURE, 60"})
  void installingTakesItsTime(UpdateKind kind, int minutes) {
    var update = Scene.update(kind, DriverMode.KERNEL, true);
    var story = given(server()).offered(update).plays();
    assertThat(story.tickOf(RESTART_PENDING) - story.tickOf(INSTALL_STARTED)).isEqualTo(minutes);
  }

  @Test
  void theRestartComesAtTheEndOfActiveHours() {
    for (long key = 0; key < 50; key++) {
      var story = given(server()).key(key).offered(driver()).withDeadline(7 * DAY).plays();
      int restart = story.tickOf(RESTART_BEGAN);
      assertThat(restart % DAY).as("minute of the day, local").isEqualTo(17 * HOUR);
      assertThat(restart - story.tickOf(RESTART_PENDING)).isBetween(0, DAY);
    }
  }

  @Test
  void theRestartComesAtTheDeadlineIfThatIsEarlier() {
    for (long key = 0; key < 50; key++) {
      var story = given(server()).key(key).offered(driver()).withDeadline(5).plays();
      assertThat(story.tickOf(RESTART_BEGAN) - story.tickOf(RESTART_PENDING)).isBetween(0, 5);
    }
  }

  @Test
  void afterTheRestartTheDeviceIsHealthyWithItsNewVersion() {
    var twin = given(server()).offered(driver()).plays().twin();
    assertThat(twin.boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(twin.assignment().orElseThrow().progress()).isEqualTo(InstallProgress.ACTIVE);
    assertThat(twin.drivers().find("sensor.sys").orElseThrow().version())
        .isEqualTo("10.0.26100.5074");
  }

  @Test
  void aDownloadWaitsUntilThereIsBandwidth() {
    var waiting = given(desktop()).scarce(Resource.BANDWIDTH).plays();
    assertThat(waiting.happenings()).isEmpty();
    assertThat(waiting.end().phase()).isEqualTo(Phase.DOWNLOAD_QUEUED);
    assertThat(EndpointModel.waitsFor(waiting.end())).contains(Resource.BANDWIDTH);

    var granted = given(desktop()).granted(Resource.BANDWIDTH, 30).plays();
    assertThat(granted.happenings()).containsExactly(UPDATE_ACTIVATED);
    assertThat(granted.tickOf(UPDATE_ACTIVATED)).isBetween(MONDAY_NOON + 30, MONDAY_NOON + 35);
  }

  @Test
  void aSecondUpdateIsTakenLikeTheFirst() {
    var scene = given(server());
    var first = scene.plays().end();
    var next = scene.model().offer(scene.facts(), first, MONDAY_NOON + DAY, scene.situation());
    assertThat(next.phase()).isEqualTo(Phase.OFFERED);
    assertThat(next.due()).isBetween(MONDAY_NOON + DAY, MONDAY_NOON + DAY + 5);
  }
}
