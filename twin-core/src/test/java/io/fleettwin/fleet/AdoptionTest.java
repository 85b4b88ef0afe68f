package io.fleettwin.fleet;

import static io.fleettwin.fleet.TestWorlds.DAY;
import static io.fleettwin.fleet.TestWorlds.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Device;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.recovery.RecoveryMeans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device that has reported goes on as a simulated one, from what it reported last. */
class AdoptionTest {

  private static final int FORKED = 3 * HOUR;
  private static final Adoption ADOPTION = new Adoption(TestWorlds.simulated().model(), FORKED);

  private static Endpoint endpoint(Device reported) {
    return Endpoint.unpack(ADOPTION.adopt(reported).endpoint());
  }

  private static ReportingDevice offered() {
    return ReportingDevice.offered(Machines.laptop(), 10);
  }

  @ParameterizedTest
  @CsvSource({
    "INSTALLING, INSTALLING",
    "PENDING_RESTART, PENDING_RESTART",
    "ACTIVE, ACTIVE",
    "FAILED, WITHDRAWN",
    "ROLLED_BACK, ROLLED_BACK",
  })
  void whatItDoesWithItsUpdateGoesOn(Report report, Phase phase) {
    assertThat(endpoint(offered().tells(report, 20).device()).phase()).isEqualTo(phase);
  }

  @Test
  void anOfferThatWasNotHeardIsHeardWhenTheDeviceIsUpNext() {
    Endpoint waiting = endpoint(offered().device());
    assertThat(waiting.phase()).isEqualTo(Phase.OFFERED);
    assertThat(waiting.due()).isGreaterThan(FORKED).isLessThan(FORKED + DAY);
  }

  @Test
  void aCrashedDeviceStartsWithTheNextMinuteAndFailedStartsCountOn() {
    var crashed = offered().tells(Report.INSTALLING, 20).tells(Report.CRASH, 30);
    assertThat(endpoint(crashed.device()).phase()).isEqualTo(Phase.CRASHED);
    assertThat(endpoint(crashed.device()).due()).isEqualTo(FORKED + 1);
    assertThat(endpoint(crashed.device()).since()).isEqualTo(30);
    Device again = crashed.tells(Report.START_FAILED, 32).device();
    assertThat(endpoint(again).failedStarts()).isOne();
  }

  @Test
  void aDeviceInWinReLooksForARemediationAndOneThatIsDegradedStaysSo() {
    var down = offered().tells(Report.INSTALLING, 20).tells(Report.CRASH, 30);
    down.tells(Report.START_FAILED, 32).tells(Report.START_FAILED, 34);
    assertThat(endpoint(down.device()).phase()).isEqualTo(Phase.WINRE_WAITING);
    var degraded = offered().tells(Report.INSTALLING, 20).tells(Report.AGENT_STOPPED, 30);
    assertThat(endpoint(degraded.device()).phase()).isEqualTo(Phase.AGENT_DOWN);
    assertThat(endpoint(degraded.device()).due()).isEqualTo(Endpoint.NEVER);
  }

  @Test
  void oneThatWasMendedHasRecovered() {
    var mended = offered().tells(Report.ACTIVE, 20).tells(Report.CRASH, 30);
    mended.tells(Report.MENDED, 40).tells(Report.STARTED, 45);
    assertThat(endpoint(mended.device()).phase()).isEqualTo(Phase.RECOVERED);
    assertThat(endpoint(mended.device()).means()).isEqualTo(RecoveryMeans.HANDS);
  }

  @Test
  void oneWithoutAnUpdateStaysAsItIsAndSoDoesOneThatIsSimulated() {
    Device idle = ReportingDevice.enrolled(Machines.laptop()).device();
    assertThat(ADOPTION.adopt(idle)).isSameAs(idle);
    Device simulated = offered().device().withEndpoint(Endpoint.IDLE.to(Phase.ACTIVE, 9).pack());
    assertThat(ADOPTION.adopt(simulated)).isSameAs(simulated);
  }

  @Test
  void nothingElseOfADeviceChanges() {
    Device reported = offered().device();
    Device adopted = ADOPTION.adopt(reported);
    assertThat(adopted).isNotEqualTo(reported);
    assertThat(adopted.withEndpoint(0)).isEqualTo(reported);
  }
}
