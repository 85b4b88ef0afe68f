package io.fleettwin.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recovery settings that a body leaves out. */
class RecoveryJsonTest {

  private static final RecoveryJson OPEN = new RecoveryJson(null, null, null, null, null, "wired");
  private static final RecoveryJson ON = new RecoveryJson(true, null, null, null, null, "wired");

  @ParameterizedTest
  @CsvSource({
    "home, 10.0.22631.3880, false",
    "home, 10.0.26100.4699, false",
    "home, 10.0.26100.4700, true",
    "enterprise, 10.0.26100.4700, false"
  })
  void cloudRemediationFollowsEditionAndBuild(String edition, String build, boolean on) {
    assertThat(cloudRemediation(edition, build, null)).isEqualTo(on);
    assertThat(cloudRemediation(edition, build, OPEN)).isEqualTo(on);
  }

  @ParameterizedTest
  @CsvSource({"home, 10.0.22631.3880", "enterprise, 10.0.26100.4700"})
  void whatIsSetIsKept(String edition, String build) {
    assertThat(cloudRemediation(edition, build, ON)).isTrue();
  }

  private static boolean cloudRemediation(String edition, String build, RecoveryJson recovery) {
    var hardware = new HardwareJson("Contoso", "Model 1", "laptop", "ssd");
    var inventory =
        new InventoryJson(
            hardware, edition, null, null, null, recovery, build, null, null, List.of());
    return inventory.attributes().profile().recovery().cloudRemediation();
  }
}
