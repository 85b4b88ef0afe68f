package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.DAY;
import static io.fleettwin.rollout.Plans.GATE;
import static io.fleettwin.rollout.Plans.HOUR;
import static io.fleettwin.rollout.Plans.autopatch;
import static io.fleettwin.rollout.Plans.plan;
import static io.fleettwin.rollout.Plans.revertedAfter;
import static io.fleettwin.rollout.Plans.ring;
import static io.fleettwin.rollout.Plans.withoutRollBack;
import static io.fleettwin.rollout.Tallies.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.RolloutEvent.RingReleased;
import io.fleettwin.rollout.RolloutEvent.RolloutCompleted;
import io.fleettwin.rollout.RolloutEvent.RolloutHalted;
import io.fleettwin.rollout.RolloutEvent.UpdateReverted;
import io.fleettwin.world.RolloutBriefing;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rings in order, each only after the one before it has passed and its deferral is over. */
class RolloutRingsTest {

  private static final Tally WELL = tally(500, 500, 0);
  private static final Tally FAILING = tally(500, 400, 100);

  @Test
  void theFirstRingOpensAtOnceAndTheOthersDoNot() {
    var run = RolloutRun.of(autopatch(), 500);
    assertThat(run.statuses())
        .containsExactly(
            RingStatus.OPEN, RingStatus.PENDING, RingStatus.PENDING, RingStatus.PENDING);
  }

  @Test
  void aRolloutThatGoesWellOpensEachRingAtItsDeferralAndEnds() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(30 * DAY);
    assertThat(run.events())
        .containsExactly(
            new RingReleased(0, 0),
            new RingReleased(DAY, 1),
            new RingReleased(6 * DAY, 2),
            new RingReleased(9 * DAY, 3),
            new RolloutCompleted(10 * DAY));
    assertThat(run.status()).isEqualTo(RolloutStatus.COMPLETED);
    assertThat(run.statuses()).containsOnly(RingStatus.PASSED);
  }

  @Test
  void aRingOpensOnlyOnceItsDeferralIsOver() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(6 * DAY - 1);
    assertThat(run.ring(1).status()).isEqualTo(RingStatus.PASSED);
    assertThat(run.ring(2).status()).isEqualTo(RingStatus.PENDING);
    assertThat(run.at(6 * DAY).ring(2).status()).isEqualTo(RingStatus.OPEN);
  }

  @Test
  void aRingOpensOnlyOnceTheOneBeforeItHasPassedHoweverLate() {
    var run = RolloutRun.of(autopatch(), 500).at(20 * DAY);
    assertThat(run.openedAt(1)).isEqualTo(-1);
    run.knowing(0, WELL).at(20 * DAY + 1);
    assertThat(run.openedAt(1)).isBetween(20 * DAY, 20 * DAY + 1);
  }

  @Test
  void aRingThatFailsItsGateNeverOpensTheNext() {
    var run = RolloutRun.of(autopatch(), 500).at(HOUR).knowing(0, FAILING).at(30 * DAY);
    assertThat(run.events())
        .containsExactly(
            new RingReleased(0, 0), new RolloutHalted(HOUR, 0), new UpdateReverted(HOUR, 0));
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.state().haltedBy()).isZero();
    assertThat(run.statuses())
        .containsExactly(
            RingStatus.FAILED, RingStatus.PENDING, RingStatus.PENDING, RingStatus.PENDING);
  }

  @Test
  void notEvenIfItsDevicesAreWellAgainLater() {
    var run =
        RolloutRun.of(autopatch(), 500).at(HOUR).knowing(0, FAILING).knowing(0, WELL).at(30 * DAY);
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.openedAt(1)).isEqualTo(-1);
  }

  @Property(tries = 50)
  void whicheverRingFailsWheneverNoLaterRingOpens(
      @ForAll @IntRange(max = 3) int failing, @ForAll @IntRange(max = 14 * DAY) int tick) {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(tick);
    boolean open = run.ring(failing).status() != RingStatus.PENDING;
    int opened = (int) run.statuses().stream().filter(s -> s != RingStatus.PENDING).count();
    run.knowing(failing, FAILING).at(20 * DAY);
    if (open) {
      assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
      assertThat(run.state().haltedBy()).isEqualTo(failing);
      assertThat(run.state().revertTick()).isEqualTo(tick);
      assertThat(run.state().released()).isEqualTo(opened);
    }
    for (int later = failing + 1; later < 4; later++) {
      assertThat(run.openedAt(later)).isLessThanOrEqualTo(tick);
    }
  }

  @Test
  void aPassedRingThatFailsLateHaltsTheRollout() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(3 * DAY);
    assertThat(run.ring(0).status()).isEqualTo(RingStatus.PASSED);
    run.knowing(0, FAILING).at(30 * DAY);
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.state().haltedBy()).isZero();
    assertThat(run.openedAt(2)).isEqualTo(-1);
  }

  @Test
  void aPassedRingThatFailsWhileTheNextIsOpenClosesIt() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(6 * DAY + HOUR);
    assertThat(run.ring(2).status()).isEqualTo(RingStatus.OPEN);
    run.knowing(1, FAILING);
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.state().haltedBy()).isEqualTo(1);
    assertThat(run.ring(2).status()).isEqualTo(RingStatus.CLOSED);
  }

  @Test
  void aRingThatFailsWhenAllHavePassedStillTakesTheUpdateBack() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(20 * DAY);
    assertThat(run.status()).isEqualTo(RolloutStatus.COMPLETED);
    run.knowing(3, FAILING).at(30 * DAY);
    assertThat(run.events())
        .endsWith(
            new RolloutCompleted(10 * DAY),
            new RolloutHalted(20 * DAY, 3),
            new UpdateReverted(20 * DAY, 0));
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.state().endedTick()).isEqualTo(20 * DAY);
    assertThat(RolloutBriefing.of(run.state()).failed()).as("places a hold").isTrue();
  }

  @Test
  void whatTheVendorHasTakenBackAGateThatFailsLaterDoesNotTakeBackAgain() {
    var run = allWell(RolloutRun.of(revertedAfter(12 * DAY, autopatch()), 500)).at(13 * DAY);
    assertThat(run.status()).isEqualTo(RolloutStatus.COMPLETED);
    run.knowing(3, FAILING).at(30 * DAY);
    assertThat(run.events())
        .endsWith(new UpdateReverted(12 * DAY, 0), new RolloutHalted(13 * DAY, 3));
  }

  /** A node may have ended between the ring's verdict and the rollout's. */
  @Test
  void aFailedRingIsDueAtOnceWhileItsRolloutStandsAsCompleted() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(20 * DAY);
    var failed =
        List.of(RingStatus.PASSED, RingStatus.PASSED, RingStatus.PASSED, RingStatus.FAILED);
    assertThat(RolloutDecider.nextDue(run.state(), failed, 20 * DAY)).isEqualTo(20 * DAY + 1);
    assertThat(RolloutDecider.nextDue(run.state(), run.statuses(), 20 * DAY))
        .isEqualTo(Endpoint.NEVER);
  }

  @Test
  void aPlanWithoutRollBackHaltsOnly() {
    var run = RolloutRun.of(withoutRollBack(autopatch()), 500).knowing(0, FAILING).at(DAY);
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.state().isReverted()).isFalse();
  }

  @Test
  void aPausedRolloutOpensNoRingUntilItIsResumed() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(3 * DAY).when(RolloutCommand.PAUSE);
    assertThat(run.at(8 * DAY).ring(2).status()).isEqualTo(RingStatus.PENDING);
    run.when(RolloutCommand.RESUME).at(8 * DAY + 1);
    assertThat(run.openedAt(2)).isBetween(8 * DAY, 8 * DAY + 1);
  }

  @Test
  void aPausedRolloutIsStillHaltedByAGate() {
    var run = RolloutRun.of(autopatch(), 500).at(HOUR).when(RolloutCommand.PAUSE);
    run.knowing(0, FAILING).at(2 * HOUR);
    assertThat(run.status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(run.state().isReverted()).isTrue();
  }

  @Test
  void aCancelledRolloutNeverOpensARingAgain() {
    var run = allWell(RolloutRun.of(autopatch(), 500)).at(3 * DAY).when(RolloutCommand.CANCEL);
    assertThat(run.at(30 * DAY).openedAt(2)).isEqualTo(-1);
    assertThat(run.status()).isEqualTo(RolloutStatus.CANCELLED);
  }

  @Test
  void theVendorTakesTheUpdateBackAfter78MinutesWhateverTheGate() {
    var atOnce = plan(ring("All", new RingSize.Rest(), 0, Gate.NONE));
    var slow = plan(ring("All", new RingSize.Rest(), 0, GATE));
    for (var plan : new RolloutPlan[] {atOnce, slow}) {
      var run = RolloutRun.of(revertedAfter(78, plan), 500).at(77);
      assertThat(run.state().isReverted()).isFalse();
      run.at(DAY);
      assertThat(run.state().revertTick()).isEqualTo(78);
      assertThat(run.status().isOver()).isTrue();
    }
  }

  @Test
  void theVendorsRevertHaltsARolloutThatIsStillOnItsWay() {
    var run = RolloutRun.of(revertedAfter(78, autopatch()), 500).at(30 * DAY);
    assertThat(run.events())
        .containsExactly(
            new RingReleased(0, 0), new RolloutHalted(78, -1), new UpdateReverted(78, 0));
    assertThat(run.openedAt(1)).isEqualTo(-1);
  }

  @Test
  void whatAGateHasTakenBackTheVendorDoesNotTakeBackAgain() {
    var run = RolloutRun.of(revertedAfter(78, autopatch()), 500).at(20).knowing(0, FAILING).at(DAY);
    assertThat(run.state().revertTick()).isEqualTo(20);
    assertThat(run.events()).filteredOn(UpdateReverted.class::isInstance).hasSize(1);
  }

  @Test
  void aPausedRolloutIsTakenBackByTheVendorToo() {
    var run = RolloutRun.of(revertedAfter(78, autopatch()), 500).at(20).when(RolloutCommand.PAUSE);
    assertThat(run.at(DAY).state().revertTick()).isEqualTo(78);
  }

  private static RolloutRun allWell(RolloutRun run) {
    for (int ring = 0; ring < 4; ring++) {
      run.knowing(ring, WELL);
    }
    return run;
  }
}
