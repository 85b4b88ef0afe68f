package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.HOUR;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Trigger;
import org.junit.jupiter.api.Test;

/**
 * In a boot loop each start may fetch the reverted content before it crashes: up to 15 starts are
 * tried, once there is something to fetch.
 */
class BootLoopTest {

  private static final int REVERT = MONDAY_NOON + 78;

  @Test
  void asLongAsTheUpdateIsNotTakenBackNoStartCanWin() {
    var story = looping().with(Parameters.raceWins(1)).plays();
    assertThat(story.happened(STARTED)).isFalse();
    assertThat(story.end().phase()).isEqualTo(Phase.BOOT_LOOP);
  }

  @Test
  void onceItIsTakenBackTheNextStartMayWin() {
    var story = looping().with(Parameters.raceWins(1)).takenBackAt(REVERT).plays();
    assertThat(story.happenings()).endsWith(ENTERED_BOOT_LOOP, REMEDIATED, ROLLED_BACK, STARTED);
    assertThat(story.tickOf(STARTED)).isBetween(REVERT, REVERT + 5);
    assertThat(story.end().means()).isEqualTo(RecoveryMeans.RESTARTS);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().boot().recoveredBy()).isEqualTo(RecoveryMeans.RESTARTS);
  }

  @Test
  void whoWinsHasFetchedTheContentFromBefore() {
    var story = looping().with(Parameters.raceWins(1)).takenBackAt(REVERT).plays();
    assertThat(story.twin().installed().content()).isEqualTo("290");
    assertThat(story.twin().assignment().orElseThrow().progress())
        .isEqualTo(InstallProgress.ROLLED_BACK);
  }

  @Test
  void whoLosesFifteenTimesWaitsForSomebody() {
    var story = looping().with(Parameters.raceWins(0)).takenBackAt(REVERT).plays();
    assertThat(story.ticksOf(START_FAILED)).filteredOn(tick -> tick >= REVERT).hasSize(15);
    assertThat(story.end().phase().isDown()).isTrue();
    assertThat(EndpointModel.waitsFor(story.end())).contains(Resource.SERVICE_DESK);
    assertThat(story.tickOf(BUG_CHECKED)).isLessThan(REVERT);
  }

  @Test
  void handsStillHelpAfterThat() {
    var story =
        looping()
            .with(Parameters.raceWins(0))
            .takenBackAt(REVERT)
            .granted(Resource.SERVICE_DESK, DAY)
            .plays();
    assertThat(story.happenings()).endsWith(HANDS_ARRIVED, REMEDIATED, ROLLED_BACK, STARTED);
  }

  @Test
  void aDeviceThatBeginsToLoopWhenTheUpdateIsAlreadyTakenBackRacesToo() {
    int crash = looping().plays().tickOf(BUG_CHECKED);
    var story = looping().with(Parameters.raceWins(1)).takenBackAt(crash + 1).plays();
    assertThat(story.tickOf(STARTED)).isBetween(crash, crash + 10);
    assertThat(story.end().means()).isEqualTo(RecoveryMeans.RESTARTS);
  }

  /** 1 - 0.95^15 = 54 % win; the tolerance is four standard deviations. */
  @Test
  void ofManyDevicesAsManyWinAsTheChanceOfOneStartSays() {
    int devices = 2_000;
    long won = 0;
    for (long key = 0; key < devices; key++) {
      var story = looping().key(key).takenBackAt(REVERT).playsUntil(REVERT + HOUR);
      won += story.happened(STARTED) ? 1 : 0;
    }
    assertThat((double) won / devices).isBetween(0.537 - 0.045, 0.537 + 0.045);
  }

  private static Scene looping() {
    return given(server()).hitBy(Trigger.AT_LOAD);
  }
}
