package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.DAY;
import static io.fleettwin.rollout.Plans.HOUR;
import static io.fleettwin.rollout.Plans.autopatch;
import static io.fleettwin.rollout.Plans.remediatedAfter;
import static io.fleettwin.rollout.Plans.withoutRollBack;
import static io.fleettwin.rollout.Tallies.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When a remediation is to be had: so long after somebody has noticed that one is needed. */
class RemediationTickTest {

  private static final Tally FAILING = tally(500, 400, 100);
  private static final OptionalInt BY_NOBODY = OptionalInt.empty();

  @Test
  void nobodyOffersARemediationForAFaultThatNobodyHasNoticed() {
    var run = RolloutRun.of(remediatedAfter(2 * HOUR, BY_NOBODY, autopatch()), 500).at(DAY);
    assertThat(remediationTick(run)).isEqualTo(Endpoint.NEVER);
  }

  @Test
  void itCountsFromTheGateThatFailed() {
    var plan = remediatedAfter(2 * HOUR, BY_NOBODY, withoutRollBack(autopatch()));
    var run = RolloutRun.of(plan, 500).at(3 * HOUR).knowing(0, FAILING).at(DAY);
    assertThat(run.state().isReverted()).isFalse();
    assertThat(remediationTick(run)).isEqualTo(5 * HOUR);
  }

  @Test
  void itCountsFromTheVendorsRevert() {
    var plan = remediatedAfter(2 * HOUR, OptionalInt.of(78), autopatch());
    assertThat(remediationTick(RolloutRun.of(plan, 500).at(DAY))).isEqualTo(78 + 2 * HOUR);
  }

  @Test
  void whatComesFirstCounts() {
    var plan = remediatedAfter(2 * HOUR, OptionalInt.of(78), withoutRollBack(autopatch()));
    var run = RolloutRun.of(plan, 500).at(20).knowing(0, FAILING).at(DAY);
    assertThat(run.state().revertTick()).isEqualTo(78);
    assertThat(remediationTick(run)).isEqualTo(20 + 2 * HOUR);
  }

  @Test
  void anOperatorWhoRollsBackHasNoticedItToo() {
    var run = RolloutRun.of(remediatedAfter(2 * HOUR, BY_NOBODY, autopatch()), 500);
    run.at(HOUR).when(RolloutCommand.ROLL_BACK);
    assertThat(remediationTick(run)).isEqualTo(3 * HOUR);
  }

  @Test
  void aPlanThatNamesNoneHasNone() {
    var run = RolloutRun.of(autopatch(), 500).knowing(0, FAILING).at(DAY);
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(remediationTick(run)).isEqualTo(Endpoint.NEVER);
  }

  private static int remediationTick(RolloutRun run) {
    return RolloutDecider.remediationTick(run.state());
  }
}
