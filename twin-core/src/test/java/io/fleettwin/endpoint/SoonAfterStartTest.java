package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.kiosk;
import static io.fleettwin.device.Machines.with;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.update.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two shutdowns in a row, each within two minutes of a start, lead into WinRE. */
class SoonAfterStartTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whoStopsTwiceSoonAfterAStartComesIntoWinRe(int minutes) {
    var story = given(kiosk()).hitBy(Trigger.AFTER_RUNNING, minutes).plays();
    assertThat(story.happenings())
        .as("content: the first bug check is in a system that has run for long")
        .startsWith(UPDATE_ACTIVATED, BUG_CHECKED, STARTED, BUG_CHECKED, STARTED, BUG_CHECKED)
        .endsWith(BUG_CHECKED, ENTERED_RECOVERY, HANDS_NEEDED)
        .doesNotContain(START_FAILED);
    assertThat(story.ticksOf(BUG_CHECKED)).hasSize(3);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.AWAITING_HANDS);
  }

  @Test
  void theStartThatInstallsADriverIsTheFirstOfThem() {
    var story = given(kiosk()).offered(driver()).hitBy(Trigger.AFTER_RUNNING, 2).plays();
    assertThat(story.ticksOf(BUG_CHECKED)).hasSize(2);
    assertThat(story.happenings()).endsWith(BUG_CHECKED, ENTERED_RECOVERY, HANDS_NEEDED);
  }

  @Test
  void whoStopsLaterNeverDoes() {
    var story = given(kiosk()).hitBy(Trigger.AFTER_RUNNING, 3).playsUntil(MONDAY_NOON + DAY);
    assertThat(story.ticksOf(BUG_CHECKED)).hasSizeGreaterThan(100);
    assertThat(story.happened(ENTERED_RECOVERY)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(BootStatusPolicy.class)
  void aPolicyThatIgnoresShutdownFailuresSuppressesIt(BootStatusPolicy policy) {
    var settings = settings(false, false, policy);
    var story =
        given(with(settings, kiosk()))
            .hitBy(Trigger.AFTER_RUNNING, 1)
            .playsUntil(MONDAY_NOON + DAY);
    assertThat(story.happened(ENTERED_RECOVERY)).isEqualTo(!policy.ignoresShutdownFailures());
  }

  @Test
  void aRemediationMendsItToo() {
    var looks = with(settings(true, true, BootStatusPolicy.DISPLAY_ALL_FAILURES), kiosk());
    var story = stopping(looks).remediationPublishedAt(MONDAY_NOON + 60).plays();
    assertThat(story.happenings()).endsWith(REMEDIATION_FOUND, REMEDIATED, ROLLED_BACK, STARTED);
  }

  @Test
  void whoWaitsInVainTwiceNeedsHands() {
    var looks = with(settings(true, true, BootStatusPolicy.DISPLAY_ALL_FAILURES), kiosk());
    var story = stopping(looks).plays();
    assertThat(story.ticksOf(ENTERED_RECOVERY)).hasSize(2);
    assertThat(story.ticksOf(RECOVERY_TIMED_OUT)).hasSize(1);
    assertThat(story.ticksOf(BUG_CHECKED)).as("two more after the restart").hasSize(5);
    assertThat(story.end().phase()).isEqualTo(Phase.AWAITING_HANDS);
  }

  private static Scene stopping(DeviceProfile profile) {
    return given(profile).hitBy(Trigger.AFTER_RUNNING, 1);
  }

  private static RecoverySettings settings(boolean cloud, boolean auto, BootStatusPolicy policy) {
    return new RecoverySettings(cloud, auto, 30, 180, policy, WinReNetwork.WIRED);
  }
}
