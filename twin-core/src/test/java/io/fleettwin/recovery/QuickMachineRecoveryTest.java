package io.fleettwin.recovery;

import static io.fleettwin.recovery.QuickMachineRecovery.APPLY;
import static io.fleettwin.recovery.QuickMachineRecovery.RESTART;
import static io.fleettwin.recovery.QuickMachineRecovery.SHOW_OPTIONS;
import static io.fleettwin.recovery.QuickMachineRecovery.STARTUP_REPAIR;
import static io.fleettwin.recovery.QuickMachineRecovery.WAIT;
import static io.fleettwin.recovery.RecoverySettings.FIRST_BUILD;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.software.OsBuild;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table of Quick Machine Recovery; what a row does not name, it holds for all of. */
class QuickMachineRecoveryTest {

  private static final boolean HIT = true;
  private static final boolean MISS = false;

  @Property
  void aBuildThatDoesNotHaveItTriesStartupRepairWhateverIsSet(
      @ForAll boolean auto, @ForAll boolean published, @ForAll @IntRange(max = 5_000) int scans) {
    var settings = settings(true, auto, 30, 180, WinReNetwork.WIRED);
    for (String build : new String[] {"19045.6937", "22631.6649", "26100.0", "26100.4699"}) {
      var old = OsBuild.parse(build);
      assertThat(QuickMachineRecovery.atScan(settings, old, true, published, scans))
          .isEqualTo(STARTUP_REPAIR);
    }
  }

  @Property
  void withoutCloudRemediationOnlyStartupRepairIsTried(
      @ForAll boolean auto,
      @ForAll WinReNetwork network,
      @ForAll boolean works,
      @ForAll boolean published,
      @ForAll @IntRange(max = 5_000) int scans) {
    var settings = settings(false, auto, 30, 180, network);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, works, published, scans))
        .isEqualTo(STARTUP_REPAIR);
  }

  @Property
  void withoutANetworkOnlyStartupRepairIsTried(
      @ForAll boolean auto,
      @ForAll boolean works,
      @ForAll boolean published,
      @ForAll @IntRange(max = 5_000) int scans) {
    var settings = settings(true, auto, 30, 180, WinReNetwork.NONE);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, works, published, scans))
        .isEqualTo(STARTUP_REPAIR);
  }

  @Property
  void enterpriseWifiWith8021xIsNoNetworkInWinRe(
      @ForAll boolean auto, @ForAll boolean works, @ForAll boolean published) {
    var settings = settings(true, auto, 30, 180, WinReNetwork.WIFI_ENTERPRISE);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, works, published, 0))
        .isEqualTo(STARTUP_REPAIR);
  }

  @Property
  void aNetworkThatTheSiteDoesNotGiveIsNone(
      @ForAll boolean auto, @ForAll WinReNetwork network, @ForAll boolean published) {
    var settings = settings(true, auto, 30, 180, network);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, false, published, 0))
        .isEqualTo(STARTUP_REPAIR);
  }

  @Property
  void aHitIsAppliedHoweverLateAndWhetherOrNotItWouldHaveLookedAgain(
      @ForAll boolean auto, @ForAll @IntRange(max = 4_320) int scans) {
    for (var network : new WinReNetwork[] {WinReNetwork.WIRED, WinReNetwork.WIFI_PASSWORD}) {
      var settings = settings(true, auto, 30, 180, network);
      assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, HIT, scans))
          .isEqualTo(APPLY);
    }
  }

  @Property
  void aMissWithoutAutoRemediationEndsTheLooking(@ForAll @IntRange(max = 4_320) int scans) {
    for (var network : new WinReNetwork[] {WinReNetwork.WIRED, WinReNetwork.WIFI_PASSWORD}) {
      var settings = settings(true, false, 30, 180, network);
      assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, scans))
          .isEqualTo(SHOW_OPTIONS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, 180, 0, WAIT",
    "30, 180, 1, WAIT",
    "30, 180, 5, WAIT",
    "30, 180, 6, RESTART",
    "120, 2400, 0, WAIT",
    "120, 2400, 19, WAIT",
    "120, 2400, 20, RESTART",
    "1, 4320, 4319, WAIT",
    "1, 4320, 4320, RESTART",
    "4320, 4320, 0, WAIT",
    "4320, 4320, 1, RESTART"
  })
  void aMissWithAutoRemediationWaitsUntilTheTotalIsOver(
      int retry, int total, int scans, QuickMachineRecovery expected) {
    var settings = settings(true, true, retry, total, WinReNetwork.WIRED);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, scans))
        .isEqualTo(expected);
  }

  @Test
  void aTotalThatIsNoMultipleOfTheRetryIsWaitedInFullAsWell() {
    var settings = settings(true, true, 50, 180, WinReNetwork.WIRED);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, 3)).isEqualTo(WAIT);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, 4))
        .isEqualTo(RESTART);
  }

  /** Assumed; the documentation names no end. */
  @ParameterizedTest
  @CsvSource({
    "30, 180, 7, WAIT",
    "30, 180, 12, WAIT",
    "30, 180, 13, SHOW_OPTIONS",
    "50, 180, 8, WAIT",
    "50, 180, 9, SHOW_OPTIONS",
    "180, 180, 3, SHOW_OPTIONS"
  })
  void aSecondStayScansLikeTheFirstAndThenSomebodyComes(
      int retry, int total, int scans, QuickMachineRecovery expected) {
    var settings = settings(true, true, retry, total, WinReNetwork.WIRED);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, scans))
        .isEqualTo(expected);
    assertThat(QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, HIT, scans))
        .isEqualTo(APPLY);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 180, 0, 30",
    "30, 180, 5, 30",
    "50, 180, 2, 50",
    "50, 180, 3, 30",
    "50, 180, 5, 50",
    "50, 180, 8, 30",
    "1, 4320, 4319, 1",
    "4320, 4320, 0, 4320"
  })
  void theLastIntervalIsCutSoThatTheTotalIsMetExactly(
      int retry, int total, int scans, int minutes) {
    var settings = settings(true, true, retry, total, WinReNetwork.WIRED);
    assertThat(QuickMachineRecovery.minutesToNextScan(settings, scans)).isEqualTo(minutes);
  }

  @Property
  void whateverTheSettingsEachStayLastsTheTotalAndTheLastOneEnds(
      @ForAll @IntRange(min = 1, max = 4_320) int retry,
      @ForAll @IntRange(min = 1, max = 4_320) int total) {
    var settings = settings(true, true, Math.min(retry, total), total, WinReNetwork.WIRED);
    int waited = 0;
    int scans = 0;
    var next = QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, scans);
    while (next == WAIT || next == RESTART) {
      if (next == WAIT) {
        int minutes = QuickMachineRecovery.minutesToNextScan(settings, scans);
        assertThat(minutes).isBetween(1, settings.retryMinutes());
        waited += minutes;
      } else {
        assertThat(waited).isEqualTo(total);
      }
      next = QuickMachineRecovery.atScan(settings, FIRST_BUILD, true, MISS, ++scans);
    }
    assertThat(next).isEqualTo(SHOW_OPTIONS);
    assertThat(scans).isLessThan(Endpoint.MAX_ATTEMPT);
    if (scans < QuickMachineRecovery.MAX_SCANS) {
      assertThat(waited).isEqualTo(QuickMachineRecovery.STAYS_BEFORE_HANDS * total);
    }
  }

  private static RecoverySettings settings(
      boolean cloud, boolean auto, int retry, int total, WinReNetwork network) {
    return new RecoverySettings(
        cloud, auto, retry, total, BootStatusPolicy.DISPLAY_ALL_FAILURES, network);
  }
}
