package io.fleettwin.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ranges and defaults of the RemoteRemediation CSP and the Quick Machine Recovery documentation.
 */
class RecoverySettingsTest {

  @ParameterizedTest
  @CsvSource({"HOME, true", "PRO, false", "ENTERPRISE, false", "EDUCATION, false", "SERVER, false"})
  void cloudRemediationIsOnByDefaultForHomeOnly(Edition edition, boolean on) {
    assertThat(defaults(edition, WinReNetwork.WIRED).cloudRemediation()).isEqualTo(on);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.19045.6937, false",
    "10.0.22631.6649, false",
    "10.0.26100.0, false",
    "10.0.26100.4699, false",
    "10.0.26100.4700, true",
    "10.0.26200.0, true"
  })
  void cloudRemediationIsOnByDefaultOnlyOnBuildsThatHaveIt(String build, boolean on) {
    var settings =
        RecoverySettings.defaultsOf(Edition.HOME, OsBuild.parse(build), WinReNetwork.WIRED);
    assertThat(settings.cloudRemediation()).isEqualTo(on);
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void autoRemediationIsOffByDefaultAndWouldLookEvery30MinutesFor180(Edition edition) {
    var settings = defaults(edition, WinReNetwork.WIFI_PASSWORD);
    assertThat(settings.autoRemediation()).isFalse();
    assertThat(settings.retryMinutes()).isEqualTo(30);
    assertThat(settings.totalMinutes()).isEqualTo(180);
    assertThat(settings.network()).isEqualTo(WinReNetwork.WIFI_PASSWORD);
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void onlyServersIgnoreBootFailuresByDefault(Edition edition) {
    var policy = defaults(edition, WinReNetwork.WIRED).bootStatus();
    assertThat(policy.ignoresBootFailures()).isEqualTo(edition == Edition.SERVER);
  }

  @Test
  void theSampleOfTheDocumentationIsValid() {
    assertThat(settings(120, 2_400).totalMinutes()).isEqualTo(40 * 60);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4320", "4320, 4320", "30, 180"})
  void minutesAre1To4320(int retry, int total) {
    assertThat(settings(retry, total).retryMinutes()).isEqualTo(retry);
  }

  @ParameterizedTest
  @CsvSource({"0, 180", "-1, 180", "30, 0", "30, 4321", "4321, 4321"})
  void otherMinutesAreNotAllowed(int retry, int total) {
    assertThatThrownBy(() -> settings(retry, total))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Minutes");
  }

  @Test
  void theRetryMustNotExceedTheTotal() {
    assertThatThrownBy(() -> settings(181, 180)).isInstanceOf(IllegalArgumentException.class);
    assertThat(settings(180, 180).retryMinutes()).isEqualTo(180);
  }

  @Test
  void quickMachineRecoveryIsSwitchedWithoutChangingAnythingElse() {
    var before = settings(120, 2_400);
    var after = before.withQuickMachineRecovery(false, false);
    assertThat(after.cloudRemediation()).isFalse();
    assertThat(after.autoRemediation()).isFalse();
    assertThat(after.withQuickMachineRecovery(true, true)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"NONE, false", "WIRED, true", "WIFI_PASSWORD, true", "WIFI_ENTERPRISE, false"})
  void winReReachesTheNetworkByWireOrByWifiWithAPassword(WinReNetwork network, boolean usable) {
    assertThat(network.isUsable()).isEqualTo(usable);
  }

  private static RecoverySettings defaults(Edition edition, WinReNetwork network) {
    return RecoverySettings.defaultsOf(edition, RecoverySettings.FIRST_BUILD, network);
  }

  private static RecoverySettings settings(int retry, int total) {
    return new RecoverySettings(
        true, true, retry, total, BootStatusPolicy.DISPLAY_ALL_FAILURES, WinReNetwork.WIRED);
  }
}
