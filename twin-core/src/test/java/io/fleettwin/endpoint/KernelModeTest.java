package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.device.Machines.withHardDisk;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A faulty kernel driver stops the machine; two failed starts lead into WinRE. */
class KernelModeTest {

  @Test
  void contentThatTheDriverCannotTakeStopsTheMachineAtOnce() {
    var story = given(desktop()).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.tickOf(BUG_CHECKED)).isEqualTo(story.tickOf(UPDATE_ACTIVATED));
    assertThat(story.tickOf(BUG_CHECKED)).isBetween(MONDAY_NOON, MONDAY_NOON + 5);
  }

  @Test
  void aMachineThatCrashedWhileItRanFailsToStartTwiceAndComesIntoWinRe() {
    var story = given(desktop()).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.happenings())
        .startsWith(UPDATE_ACTIVATED, BUG_CHECKED, START_FAILED, START_FAILED, ENTERED_RECOVERY);
    assertThat(story.tickOf(BUG_CHECKED)).isLessThan(story.tickOf(START_FAILED));
  }

  @Test
  void aMachineThatCrashedWhileItStartedHasOneFailedStartAlready() {
    var story = given(desktop()).offered(driver()).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.happenings())
        .containsSubsequence(BUG_CHECKED, START_FAILED, START_FAILED, ENTERED_RECOVERY);
    assertThat(story.ticksOf(START_FAILED)).hasSize(2).contains(story.tickOf(BUG_CHECKED));
  }

  @ParameterizedTest
  @EnumSource(Trigger.class)
  void withoutADefectNothingHappens(Trigger whenItWouldShow) {
    var faulty = given(desktop()).hitBy(whenItWouldShow, 60).plays();
    var sound = given(desktop()).plays();
    assertThat(faulty.happened(BUG_CHECKED)).isTrue();
    assertThat(sound.happenings()).containsExactly(UPDATE_ACTIVATED);
    assertThat(sound.end().phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void itIsDownFromTheCrashOnAndNobodyComesByItself() {
    var story = given(desktop()).hitBy(Trigger.AT_LOAD).plays();
    story
        .states()
        .tailMap(story.tickOf(BUG_CHECKED), true)
        .forEach((tick, state) -> assertThat(state.phase().isDown()).as("%s", state).isTrue());
    assertThat(story.end().phase()).isEqualTo(Phase.AWAITING_HANDS);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.AWAITING_HANDS);
  }

  @Test
  void aServerThatIgnoresBootFailuresLoopsForEverInstead() {
    var story = given(server()).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.happenings())
        .startsWith(UPDATE_ACTIVATED, BUG_CHECKED, START_FAILED, START_FAILED, ENTERED_BOOT_LOOP)
        .doesNotContain(ENTERED_RECOVERY, HANDS_NEEDED, STARTED, REMEDIATED);
    assertThat(story.end().phase()).isEqualTo(Phase.BOOT_LOOP);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.BOOT_LOOP);
  }

  @Test
  void theTwinKnowsStopCodeAndFaultingModule() {
    var boot = given(desktop()).hitBy(Trigger.AT_LOAD).plays().twin().boot();
    assertThat(boot.lastStopCode()).isEqualTo(0x50);
    assertThat(boot.faultingModule()).isEqualTo("sensor.sys");
  }

  @Test
  void eachStartBugChecksAgain() {
    var recovery = given(desktop()).hitBy(Trigger.AT_LOAD).plays().twin();
    assertThat(recovery.boot().bugChecks()).as("one, and at two starts").isEqualTo(3);
    var atBoot = given(desktop()).hitBy(Trigger.AT_BOOT).plays().twin();
    assertThat(atBoot.boot().bugChecks()).as("at two starts").isEqualTo(2);
  }

  @Test
  void aFaultThatDoesNotComeBackAtTheStartCostsOneRestart() {
    var story = given(desktop()).hitBy(Trigger.AT_LOAD).thatDoesNotRecur().plays();
    assertThat(story.happenings())
        .containsSubsequence(BUG_CHECKED, STARTED)
        .doesNotContain(START_FAILED, ENTERED_RECOVERY, ROLLED_BACK);
    assertThat(story.ticksOf(BUG_CHECKED)).hasSize(1);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
  }

  @Test
  void whoComesUpAgainByItselfStillHasTheNewVersion() {
    var story = given(desktop()).hitBy(Trigger.AT_LOAD).thatDoesNotRecur().plays();
    assertThat(story.end().phase()).isEqualTo(Phase.ACTIVE);
    assertThat(story.end().means()).isEqualTo(RecoveryMeans.RESTARTS);
    assertThat(story.twin().installed().content()).isEqualTo("291");
    assertThat(story.twin().assignment().orElseThrow().progress())
        .isEqualTo(InstallProgress.ACTIVE);
  }

  /** The dump takes 40 seconds before Windows 11 24H2, 2 seconds since. */
  @Test
  void itTakesOlderWindowsLongerToComeIntoWinRe() {
    assertThat(minutesToWinRe(given(desktop()).before24H2()))
        .isGreaterThan(minutesToWinRe(given(desktop())));
  }

  /** A start from a hard disk takes 3 to 4 times as long. */
  @Test
  void itTakesAMachineWithAHardDiskLongerToComeIntoWinRe() {
    assertThat(minutesToWinRe(given(withHardDisk(desktop()))))
        .isGreaterThan(minutesToWinRe(given(desktop())));
  }

  /** Two starts with their dumps, and 40 seconds into WinRE: minutes. */
  @Test
  void itComesIntoWinReWithinMinutes() {
    for (DeviceProfile profile : new DeviceProfile[] {desktop(), withHardDisk(desktop())}) {
      assertThat(minutesToWinRe(given(profile).before24H2())).isBetween(2, 10);
    }
  }

  private static int minutesToWinRe(Scene scene) {
    var story = scene.hitBy(Trigger.AT_LOAD).plays();
    return story.tickOf(ENTERED_RECOVERY) - story.tickOf(BUG_CHECKED);
  }
}
