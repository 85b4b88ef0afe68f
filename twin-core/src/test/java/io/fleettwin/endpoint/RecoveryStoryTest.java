package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.with;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.OsBuild;
import io.fleettwin.update.Trigger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Quick Machine Recovery as a device goes through it, minute by minute. */
class RecoveryStoryTest {

  @Test
  void withoutCloudRemediationOnlyHandsHelpEvenIfARemediationIsPublished() {
    var story = crashed(settings(false, true, 30, 180)).remediationPublishedAt(0).plays();
    assertThat(story.happenings())
        .endsWith(ENTERED_RECOVERY, HANDS_NEEDED)
        .doesNotContain(REMEDIATION_FOUND, REMEDIATION_MISSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = WinReNetwork.class,
      names = {"NONE", "WIFI_ENTERPRISE"})
  void withoutANetworkThatWinReCanUseOnlyHandsHelp(WinReNetwork network) {
    var settings =
        new RecoverySettings(true, true, 30, 180, BootStatusPolicy.DISPLAY_ALL_FAILURES, network);
    var story = crashed(settings).remediationPublishedAt(0).plays();
    assertThat(story.happenings()).endsWith(ENTERED_RECOVERY, HANDS_NEEDED);
    assertThat(story.happened(REMEDIATION_FOUND)).isFalse();
  }

  @Test
  void aHitIsDownloadedAndAppliedInFiveMinutesAndTheDeviceStarts() {
    var story = crashed(settings(true, false, 30, 180)).remediationPublishedAt(0).plays();
    assertThat(story.happenings())
        .endsWith(ENTERED_RECOVERY, REMEDIATION_FOUND, REMEDIATED, ROLLED_BACK, STARTED);
    assertThat(story.tickOf(REMEDIATED) - story.tickOf(REMEDIATION_FOUND)).isEqualTo(5);
    assertThat(story.end().phase()).isEqualTo(Phase.RECOVERED);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().boot().recoveredBy()).isEqualTo(RecoveryMeans.QUICK_MACHINE_RECOVERY);
    assertThat(story.twin().installed()).isEqualTo(Machines.INSTALLED);
    assertThat(story.twin().assignment().orElseThrow().progress())
        .isEqualTo(InstallProgress.ROLLED_BACK);
  }

  @Test
  void aMissWithoutAutoRemediationIsFinalEvenIfTheRemediationComesLater() {
    var story =
        crashed(settings(true, false, 30, 180)).remediationPublishedAt(MONDAY_NOON + 60).plays();
    assertThat(story.happenings()).endsWith(REMEDIATION_MISSED, HANDS_NEEDED);
    assertThat(story.tickOf(HANDS_NEEDED)).isLessThan(MONDAY_NOON + 60);
  }

  @ParameterizedTest
  @CsvSource({"30, 180", "120, 2400", "1, 60", "60, 60"})
  void theNthScanComesAfterNRetriesAndTheForcedRestartAfterTheTotal(int retry, int total) {
    var story = crashed(settings(true, true, retry, total)).plays();
    int first = story.tickOf(ENTERED_RECOVERY);
    List<Integer> scans =
        IntStream.rangeClosed(0, total / retry).mapToObj(n -> first + n * retry).toList();
    int restart = first + total;
    assertThat(story.tickOf(RECOVERY_TIMED_OUT)).isEqualTo(restart);
    assertThat(story.ticksOf(REMEDIATION_MISSED).stream().filter(t -> t <= restart).toList())
        .isEqualTo(scans);
  }

  @Test
  void aTotalThatIsNoMultipleOfTheRetryIsWaitedInFullWithACutLastInterval() {
    var story = crashed(settings(true, true, 50, 180)).plays();
    int first = story.tickOf(ENTERED_RECOVERY);
    assertThat(story.ticksOf(REMEDIATION_MISSED))
        .startsWith(first, first + 50, first + 100, first + 150, first + 180);
    assertThat(story.tickOf(RECOVERY_TIMED_OUT)).isEqualTo(first + 180);
  }

  /** 4,320 looks, one every minute for three days: the widest settings that are allowed. */
  @Test
  void aDeviceThatLooksEveryMinuteForThreeDaysGivesUpAfterThreeDays() {
    var story = crashed(settings(true, true, 1, 4_320)).playsUntil(MONDAY_NOON + 6 * DAY);
    assertThat(story.tickOf(RECOVERY_TIMED_OUT) - story.tickOf(ENTERED_RECOVERY)).isEqualTo(4_320);
  }

  @ParameterizedTest
  @CsvSource({"45, 60", "60, 60", "100, 120", "179, 180"})
  void theFirstScanAfterPublicationFindsTheRemediation(int published, int found) {
    var settings = settings(true, true, 30, 180);
    int winRe = crashed(settings).plays().tickOf(ENTERED_RECOVERY);
    var story = crashed(settings).remediationPublishedAt(winRe + published).plays();
    assertThat(story.tickOf(REMEDIATION_FOUND)).isEqualTo(winRe + found);
    assertThat(story.end().means()).isEqualTo(RecoveryMeans.QUICK_MACHINE_RECOVERY);
  }

  @Test
  void aDeviceThatWaitedInVainAndComesIntoWinReAgainScansAgain() {
    var settings = settings(true, true, 30, 180);
    var inVain = crashed(settings).plays();
    int restart = inVain.tickOf(RECOVERY_TIMED_OUT);
    int again = inVain.ticksOf(ENTERED_RECOVERY).get(1);
    for (int published : new int[] {restart + 1, again, again + 100, again + 180}) {
      var story = crashed(settings).remediationPublishedAt(published).plays();
      int found = again + Math.ceilDiv(Math.max(0, published - again), 30) * 30;
      assertThat(story.tickOf(REMEDIATION_FOUND)).isEqualTo(found);
      assertThat(story.end().means()).isEqualTo(RecoveryMeans.QUICK_MACHINE_RECOVERY);
    }
  }

  /** Assumed: its user calls the service desk; otherwise it would look for ever. */
  @Test
  void aDeviceThatWaitedInVainTwiceNeedsHands() {
    var story = crashed(settings(true, true, 30, 180)).plays();
    assertThat(story.ticksOf(RECOVERY_TIMED_OUT)).hasSize(1);
    assertThat(story.ticksOf(ENTERED_RECOVERY)).hasSize(2);
    assertThat(story.happenings()).endsWith(REMEDIATION_MISSED, HANDS_NEEDED);
    assertThat(story.tickOf(HANDS_NEEDED) - story.ticksOf(ENTERED_RECOVERY).get(1)).isEqualTo(180);
    assertThat(story.end().phase()).isEqualTo(Phase.AWAITING_HANDS);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.AWAITING_HANDS);
    assertThat(EndpointModel.waitsFor(story.end())).contains(Resource.SERVICE_DESK);
  }

  @ParameterizedTest
  @CsvSource({"10.0.22631.6649, false", "10.0.26100.4699, false", "10.0.26100.4700, true"})
  void onABuildThatDoesNotHaveItNothingIsFoundWhateverIsSet(String build, boolean found) {
    var story =
        crashed(settings(true, true, 30, 180))
            .on(OsBuild.parse(build))
            .remediationPublishedAt(0)
            .plays();
    assertThat(story.happened(REMEDIATION_FOUND)).isEqualTo(found);
    assertThat(story.happened(HANDS_NEEDED)).isEqualTo(!found);
  }

  @Test
  void theForcedRestartTriesWindowsBeforeWinReComesAgain() {
    var story = crashed(settings(true, true, 30, 180)).plays();
    assertThat(story.happenings())
        .containsSubsequence(RECOVERY_TIMED_OUT, START_FAILED, ENTERED_RECOVERY);
  }

  @Test
  void aRemediationThatIsFoundWaitsForTheServicesCapacity() {
    var found = crashed(settings(true, false, 30, 180)).remediationPublishedAt(0);
    var waiting = found.scarce(Resource.REMEDIATION).plays();
    assertThat(waiting.end().phase()).isEqualTo(Phase.REMEDIATION_QUEUED);
    assertThat(EndpointModel.waitsFor(waiting.end())).contains(Resource.REMEDIATION);

    var granted = found.granted(Resource.REMEDIATION, 90).plays();
    assertThat(granted.tickOf(REMEDIATED) - granted.tickOf(ENTERED_RECOVERY)).isEqualTo(95);
    assertThat(granted.end().means()).isEqualTo(RecoveryMeans.QUICK_MACHINE_RECOVERY);
  }

  private static Scene crashed(RecoverySettings settings) {
    return given(with(settings, desktop())).hitBy(Trigger.AT_LOAD);
  }

  private static RecoverySettings settings(boolean cloud, boolean auto, int retry, int total) {
    return new RecoverySettings(
        cloud, auto, retry, total, BootStatusPolicy.DISPLAY_ALL_FAILURES, WinReNetwork.WIRED);
  }
}
