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
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a defect shows: at load, at the next start, or after the new version has run for a time. */
class TriggerTest {

  @Test
  void atLoadADriverFaultsInTheStartThatLoadsIt() {
    var story = given(server()).offered(driver()).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.tickOf(BUG_CHECKED)).isGreaterThan(story.tickOf(RESTART_BEGAN));
    assertThat(story.tickOf(BUG_CHECKED)).isEqualTo(story.tickOf(UPDATE_ACTIVATED));
  }

  @Test
  void atBootADriverFaultsInTheRestartThatInstallsIt() {
    var story = given(server()).offered(driver()).hitBy(Trigger.AT_BOOT).plays();
    assertThat(story.tickOf(BUG_CHECKED)).isEqualTo(story.tickOf(UPDATE_ACTIVATED));
    assertThat(story.ticksOf(START_FAILED)).contains(story.tickOf(BUG_CHECKED));
  }

  @Test
  void atBootContentFaultsWhenThePcIsSwitchedOnTheNextDay() {
    for (long key = 0; key < 50; key++) {
      var scene = given(desktop()).key(key).hitBy(Trigger.AT_BOOT);
      var story = scene.plays();
      int active = story.tickOf(UPDATE_ACTIVATED);
      int nextMorning = scene.nextUp((active / DAY + 1) * DAY);
      assertThat(story.tickOf(BUG_CHECKED)).isBetween(nextMorning, nextMorning + 5);
    }
  }

  @Test
  void aFaultAtBootMakesThatStartTheFirstFailedOne() {
    var story = given(desktop()).hitBy(Trigger.AT_BOOT).plays();
    assertThat(story.ticksOf(START_FAILED)).hasSize(2).contains(story.tickOf(BUG_CHECKED));
  }

  @Test
  void aServerThatIsNotRestartedDoesNotFaultAtBoot() {
    var story = given(server()).hitBy(Trigger.AT_BOOT).plays();
    assertThat(story.happenings()).containsExactly(UPDATE_ACTIVATED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 24 * HOUR, 14 * DAY})
  void afterRunningTheDefectShowsThatLongAfterTheNewVersionBeganToAct(int minutes) {
    var story = given(server()).hitBy(Trigger.AFTER_RUNNING, minutes).playsUntil(after(minutes));
    assertThat(story.tickOf(BUG_CHECKED) - story.tickOf(UPDATE_ACTIVATED)).isEqualTo(minutes);
    assertThat(story.ticksOf(START_FAILED)).doesNotContain(story.tickOf(BUG_CHECKED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 24 * HOUR, 14 * DAY})
  void whatShowsAfterRunningShowsAgainAfterTheSameTimeSinceEachStart(int minutes) {
    var story =
        given(server()).hitBy(Trigger.AFTER_RUNNING, minutes).playsUntil(after(3 * minutes));
    var crashes = story.ticksOf(BUG_CHECKED);
    var starts = story.ticksOf(STARTED);
    assertThat(crashes).hasSizeGreaterThan(1);
    for (int n = 1; n < crashes.size(); n++) {
      assertThat(crashes.get(n) - starts.get(n - 1)).isEqualTo(minutes);
    }
    assertThat(story.happenings()).doesNotContain(START_FAILED, ENTERED_RECOVERY, ROLLED_BACK);
  }

  @Test
  void afterTheCrashTheNewVersionHasNotRunForLongSoThatWindowsStartsFirst() {
    var scene = given(desktop()).hitBy(Trigger.AFTER_RUNNING, 2 * HOUR);
    int started = scene.plays().tickOf(STARTED);
    var story = scene.playsUntil(started);
    assertThat(started - story.tickOf(BUG_CHECKED)).isBetween(1, 5);
    assertThat(story.end().phase()).isEqualTo(Phase.ACTIVE);
    assertThat(story.end().means()).isEqualTo(RecoveryMeans.RESTARTS);
    assertThat(story.end().since()).isEqualTo(started);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().installed().content()).isEqualTo("291");
  }

  /** A tick by which what is pushed on Monday noon has run for so long. */
  private static int after(int minutes) {
    return MONDAY_NOON + minutes + HOUR;
  }
}
