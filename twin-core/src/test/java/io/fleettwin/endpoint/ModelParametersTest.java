package io.fleettwin.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The defaults are the published figures, or the ones that the model assumes. */
class ModelParametersTest {

  private static final ModelParameters DEFAULTS = ModelParameters.defaults();

  @Test
  void startsAndDumpsTakeAsLongAsPublished() {
    assertThat(DEFAULTS.startSecondsSsd()).isEqualTo(25);
    assertThat(DEFAULTS.hddFactor()).isEqualTo(3.5);
    assertThat(DEFAULTS.dumpSeconds()).isEqualTo(2);
    assertThat(DEFAULTS.dumpSecondsBefore24H2()).isEqualTo(40);
    assertThat(DEFAULTS.winReSeconds()).isEqualTo(40);
  }

  @Test
  void recoveryTakesAsLongAsPublished() {
    assertThat(DEFAULTS.remediationMinutes()).isEqualTo(5);
    assertThat(DEFAULTS.raceWins()).isEqualTo(0.05);
    assertThat(DEFAULTS.raceStarts()).isEqualTo(15);
    assertThat(DEFAULTS.handsMinMinutes()).isEqualTo(3);
    assertThat(DEFAULTS.handsMaxMinutes()).isEqualTo(5);
    assertThat(DEFAULTS.keyTypedMinutes()).isEqualTo(15);
    assertThat(DEFAULTS.serverHandsMinutes()).isEqualTo(20);
  }

  @Test
  void devicesAreHeardAsOftenAsAssumed() {
    assertThat(DEFAULTS.heartbeatMinutes()).isEqualTo(15);
    assertThat(DEFAULTS.missedBeats()).isEqualTo(2);
    assertThat(DEFAULTS.telemetryDelayMinutes()).isEqualTo(5);
  }

  @Test
  void updatesTravelAndInstallAsFastAsAssumed() {
    assertThat(DEFAULTS.contentReachMinutes()).isEqualTo(5);
    assertThat(DEFAULTS.scanMinutes()).isEqualTo(22 * 60);
    assertThat(DEFAULTS.installMinutes())
        .isEqualTo(new ModelParameters.InstallMinutes(3, 2, 20, 60));
  }
}
