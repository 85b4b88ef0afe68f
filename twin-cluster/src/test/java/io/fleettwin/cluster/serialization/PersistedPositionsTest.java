package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Phase;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three enums stand in the journal by position: counts in tallies, phases and means in packed
 * endpoints. A new constant goes to the end of its enum, and to the end of its list here.
 */
class PersistedPositionsTest {

  private static final String COUNTS =
      """
      MEMBERS OFFERED PENDING INSTALLED BUG_CHECKED CRASHED BOOT_LOOP RECOVERY AWAITING_HANDS
      HANDS_ON BOOTING DEGRADED WITHDRAWN ROLLED_BACK RECOVERED_BY_RESTARTS RECOVERED_BY_QMR
      RECOVERED_BY_HANDS RECOVERED_BY_HANDS_WITH_KEY RECOVERED_BY_ROLLBACK INSTALL_FAILED
      KNOWN_INSTALLED KNOWN_CRASHED KNOWN_DEGRADED SILENT HELD
      """;

  private static final String PHASES =
      """
      IDLE OFFERED DOWNLOAD_QUEUED INSTALLING PENDING_RESTART RESTARTING ACTIVE CRASHED
      ENTERING_WINRE WINRE_WAITING REMEDIATION_QUEUED REMEDIATING BOOT_LOOP AWAITING_HANDS HANDS_ON
      BOOTING_MENDED RECOVERED AGENT_RETRY AGENT_DOWN ROLLING_BACK AGENT_ROLLING_BACK ROLLED_BACK
      WITHDRAWN
      """;

  private static final String MEANS =
      """
      NONE RESTARTS QUICK_MACHINE_RECOVERY HANDS HANDS_WITH_KEY ROLLBACK AGENT_RESTART
      FIXED_VERSION
      """;

  static Stream<Arguments> enums() {
    return Stream.of(
        Arguments.of(Count.class, COUNTS),
        Arguments.of(Phase.class, PHASES),
        Arguments.of(RecoveryMeans.class, MEANS));
  }

  @ParameterizedTest
  @MethodSource("enums")
  void aConstantKeepsItsPositionForEver(Class<? extends Enum<?>> type, String inJournals) {
    var names = Arrays.stream(type.getEnumConstants()).map(Enum::name);
    assertThat(names.collect(Collectors.joining(" "))).isEqualToNormalizingWhitespace(inJournals);
  }
}
