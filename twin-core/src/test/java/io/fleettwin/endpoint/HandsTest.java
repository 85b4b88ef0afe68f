package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.encrypted;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Trigger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody comes to a device that cannot help itself. */
class HandsTest {

  @Test
  void aDeviceWaitsForTheServiceDeskUntilSomebodyComes() {
    var waiting = down(desktop()).plays();
    assertThat(EndpointModel.waitsFor(waiting.end())).contains(Resource.SERVICE_DESK);

    var story = down(desktop()).granted(Resource.SERVICE_DESK, 300).plays();
    assertThat(story.happenings())
        .endsWith(HANDS_NEEDED, HANDS_ARRIVED, REMEDIATED, ROLLED_BACK, STARTED);
    assertThat(story.tickOf(HANDS_ARRIVED) - story.tickOf(HANDS_NEEDED)).isEqualTo(300);
    assertThat(story.tickOf(STARTED)).isGreaterThan(story.tickOf(REMEDIATED));
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().boot().failedStarts()).isZero();
  }

  /** Hands, a remediation and a won race all take the faulty update off the device. */
  @Test
  void whoeverMendsADeviceTakesTheUpdateOffIt() {
    for (var profile : new DeviceProfile[] {desktop(), encrypted(desktop()), server()}) {
      var story = down(profile).granted(Resource.SERVICE_DESK, 60).plays();
      assertThat(story.tickOf(ROLLED_BACK)).isEqualTo(story.tickOf(REMEDIATED));
      assertThat(story.twin().installed()).isEqualTo(Machines.INSTALLED);
      assertThat(story.twin().assignment().orElseThrow().progress())
          .isEqualTo(InstallProgress.ROLLED_BACK);
    }
  }

  @Test
  void aPcTakesThreeToFiveMinutes() {
    Set<Integer> minutes = new HashSet<>();
    for (long key = 0; key < 200; key++) {
      minutes.add(minutesOfWork(down(desktop()).key(key)));
    }
    assertThat(minutes).containsExactlyInAnyOrder(3, 4, 5);
  }

  @Test
  void aKeyThatIsScannedCostsNoTime() {
    for (long key = 0; key < 100; key++) {
      assertThat(minutesOfWork(down(encrypted(desktop())).key(key))).isBetween(3, 5);
    }
  }

  @Test
  void aKeyThatIsReadAndTypedTakesFifteenMinutes() {
    var typed = down(encrypted(desktop())).with(Parameters.keysTyped());
    assertThat(minutesOfWork(typed)).isEqualTo(15);
  }

  @Test
  void whereNothingIsEncryptedNoKeyIsTyped() {
    assertThat(minutesOfWork(down(desktop()).with(Parameters.keysTyped()))).isBetween(3, 5);
  }

  @Test
  void aServerTakesTwentyMinutes() {
    assertThat(minutesOfWork(down(server()))).isEqualTo(20);
    assertThat(minutesOfWork(down(encrypted(server())))).isEqualTo(20);
  }

  @Test
  void handsNeedTheKeyIfTheDiskIsEncrypted() {
    assertThat(mended(desktop())).isEqualTo(RecoveryMeans.HANDS);
    assertThat(mended(encrypted(desktop()))).isEqualTo(RecoveryMeans.HANDS_WITH_KEY);
    assertThat(mended(server())).isEqualTo(RecoveryMeans.HANDS);
    assertThat(mended(encrypted(server()))).isEqualTo(RecoveryMeans.HANDS_WITH_KEY);
  }

  @Test
  void aServerInABootLoopIsMendedByHandsWithoutWinRe() {
    var story = down(server()).granted(Resource.SERVICE_DESK, 60).plays();
    assertThat(story.happenings())
        .endsWith(ENTERED_BOOT_LOOP, HANDS_ARRIVED, REMEDIATED, ROLLED_BACK, STARTED)
        .doesNotContain(ENTERED_RECOVERY);
    assertThat(story.end().phase()).isEqualTo(Phase.RECOVERED);
  }

  @Test
  void onlyAnEndpointThatWaitsIsGrantedAnything() {
    var scene = given(desktop());
    var active = scene.plays().end();
    assertThat(EndpointModel.waitsFor(active)).isEmpty();
    assertThatThrownBy(
            () -> scene.model().grant(scene.facts(), active, Scene.MONDAY, scene.situation()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Scene down(DeviceProfile profile) {
    return given(profile).hitBy(Trigger.AT_LOAD);
  }

  private static int minutesOfWork(Scene scene) {
    var story = scene.granted(Resource.SERVICE_DESK, 60).plays();
    return story.tickOf(REMEDIATED) - story.tickOf(HANDS_ARRIVED);
  }

  private static RecoveryMeans mended(DeviceProfile profile) {
    var story = down(profile).granted(Resource.SERVICE_DESK, 60).plays();
    assertThat(story.twin().boot().recoveredBy()).isEqualTo(story.end().means());
    return story.end().means();
  }
}
