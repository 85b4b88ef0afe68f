package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.DAY;
import static io.fleettwin.rollout.Plans.GATE;
import static io.fleettwin.rollout.Plans.HOUR;
import static io.fleettwin.rollout.Plans.ring;
import static io.fleettwin.rollout.Tallies.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.RingEvent.QuotaRaised;
import io.fleettwin.rollout.RingEvent.RingClosed;
import io.fleettwin.rollout.RingEvent.RingJudged;
import io.fleettwin.rollout.RingEvent.RingOpened;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one ring does: whom it may offer the update, how long it bakes, what its gate says. */
class RingDeciderTest {

  private static final RingPlan AT_ONCE = ring(PushRate.ALL_AT_ONCE, GATE);
  private static final RingPlan HUNDRED_AN_HOUR = ring(new PushRate(100, HOUR), GATE);
  private static final Tally NOTHING_KNOWN = tally(300, 0, 0);
  private static final Tally ALL_WELL = tally(300, 300, 0);
  private static final Tally MANY_CRASHED = tally(300, 200, 10);

  @Test
  void aPendingRingDoesNothing() {
    assertThat(RingDecider.decide(AT_ONCE, RingState.PENDING, MANY_CRASHED, 10, true)).isEmpty();
  }

  @Test
  void anOpenRingMayOfferAsManyAsThePushRateAllows() {
    var ring = opened(HUNDRED_AN_HOUR, 1_000);
    assertThat(decide(ring, HUNDRED_AN_HOUR, 1_000)).contains(new QuotaRaised(1_000, 100, false));
    ring = after(ring, HUNDRED_AN_HOUR, 1_000);
    assertThat(decide(ring, HUNDRED_AN_HOUR, 1_059)).isEmpty();
    assertThat(decide(ring, HUNDRED_AN_HOUR, 1_060)).contains(new QuotaRaised(1_060, 200, false));
    ring = after(ring, HUNDRED_AN_HOUR, 1_060);
    ring = after(ring, HUNDRED_AN_HOUR, 1_120);
    assertThat(ring.quota()).isEqualTo(300);
    assertThat(decide(ring, HUNDRED_AN_HOUR, 1_180)).isEmpty();
  }

  @Test
  void whileTheRolloutIsPausedNobodyMoreMayBeOfferedIt() {
    var ring = opened(HUNDRED_AN_HOUR, 0);
    ring = after(ring, HUNDRED_AN_HOUR, 0);
    assertThat(pausedUntil(10 * HOUR, ring).quota()).isEqualTo(100);
  }

  /** Otherwise the pause would turn a slow rollout into one for all at once. */
  @Test
  void afterAPauseTheRateIsTheSameAsBefore() {
    var ring = after(opened(HUNDRED_AN_HOUR, 0), HUNDRED_AN_HOUR, 0);
    ring = after(pausedUntil(10 * HOUR, ring), HUNDRED_AN_HOUR, 10 * HOUR);
    assertThat(ring.quota()).isLessThanOrEqualTo(200);
  }

  @Test
  void theRingBakesAfterItsLastDeviceWasOfferedTheUpdate() {
    var ring = opened(HUNDRED_AN_HOUR, 0);
    for (int tick = 0; tick <= 2 * HOUR; tick += HOUR) {
      ring = after(ring, HUNDRED_AN_HOUR, tick);
    }
    int baked = 2 * HOUR + DAY;
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, ring, ALL_WELL, baked - 1, true)).isEmpty();
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, ring, ALL_WELL, baked, true))
        .containsExactly(new RingJudged(baked, Verdict.PASS, 300, 0));
  }

  @Test
  void theRingBakesAfterItsLastDeviceWasOfferedTheUpdateAlsoIfItWasPausedBefore() {
    var ring = after(opened(HUNDRED_AN_HOUR, 0), HUNDRED_AN_HOUR, 0);
    int resumed = 10 * DAY;
    ring = pausedUntil(resumed, ring);
    for (int tick = resumed; ring.quota() < 300 && tick < resumed + DAY; tick++) {
      ring = after(ring, HUNDRED_AN_HOUR, tick);
    }
    assertThat(ring.quota()).isEqualTo(300);
    var rightAfter = RingDecider.decide(HUNDRED_AN_HOUR, ring, ALL_WELL, resumed + DAY - 1, true);
    assertThat(rightAfter).isEmpty();
    assertThat(ring.status()).isEqualTo(RingStatus.OPEN);
  }

  @Test
  void anEmptyRingBakesFromTheTickAtWhichItOpened() {
    var ring = opened(AT_ONCE, 100);
    var none = tally(0, 0, 0);
    assertThat(RingDecider.decide(AT_ONCE, ring, none, 100, true)).isEmpty();
    assertThat(RingDecider.nextDue(AT_ONCE, ring, none, 100)).isEqualTo(100 + DAY);
    assertThat(RingDecider.decide(AT_ONCE, ring, none, 100 + DAY, true))
        .containsExactly(new RingJudged(100 + DAY, Verdict.PASS, 0, 0));
  }

  @Test
  void devicesThatComeLaterAreOfferedItButDoNotMakeTheRingBakeAnew() {
    var ring = after(opened(AT_ONCE, 0), AT_ONCE, 0);
    var more = tally(310, 300, 0);
    var events = RingDecider.decide(AT_ONCE, ring, more, HOUR, true);
    assertThat(events).containsExactly(new QuotaRaised(HOUR, 310, true));
    ring = ring.apply(events.getFirst());
    assertThat(ring.quotaTick()).isEqualTo(HOUR);
    assertThat(ring.allOfferedTick()).isZero();
    assertThat(RingDecider.nextDue(AT_ONCE, ring, more, HOUR)).isEqualTo(DAY);
  }

  @Test
  void aRingBakesOnceAllWhoAreLeftWereOfferedIt() {
    var ring = after(opened(HUNDRED_AN_HOUR, 0), HUNDRED_AN_HOUR, 0);
    var left = tally(90, 90, 0);
    var events = RingDecider.decide(HUNDRED_AN_HOUR, ring, left, 30, true);
    assertThat(events).containsExactly(new QuotaRaised(30, 100, true));
    ring = ring.apply(events.getFirst());
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, ring, left, 30, true)).isEmpty();
    assertThat(RingDecider.nextDue(HUNDRED_AN_HOUR, ring, left, 30)).isEqualTo(30 + DAY);
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, ring, left, 30 + DAY, true))
        .containsExactly(new RingJudged(30 + DAY, Verdict.PASS, 90, 0));
  }

  @Test
  void aRingThatFailsIsJudgedAtOnceAndOffersNothingMore() {
    var ring = after(opened(HUNDRED_AN_HOUR, 0), HUNDRED_AN_HOUR, 0);
    var events = RingDecider.decide(HUNDRED_AN_HOUR, ring, MANY_CRASHED, 30, true);
    assertThat(events).containsExactly(new RingJudged(30, Verdict.FAIL, 210, 10));
    var failed = ring.apply(events.getFirst());
    assertThat(failed.status()).isEqualTo(RingStatus.FAILED);
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, failed, MANY_CRASHED, HOUR, true)).isEmpty();
  }

  @Test
  void aRingIsJudgedAlsoWhileTheRolloutIsPaused() {
    var ring = after(opened(AT_ONCE, 0), AT_ONCE, 0);
    assertThat(RingDecider.decide(AT_ONCE, ring, MANY_CRASHED, 30, false))
        .containsExactly(new RingJudged(30, Verdict.FAIL, 210, 10));
  }

  @Test
  void aRingOfWhichTooLittleIsKnownStaysOpenAfterItHasBaked() {
    var ring = after(opened(AT_ONCE, 0), AT_ONCE, 0);
    for (var event : RingDecider.decide(AT_ONCE, ring, tally(300, 99, 0), 2 * DAY, true)) {
      ring = ring.apply(event);
    }
    assertThat(ring.status()).isEqualTo(RingStatus.OPEN);
    assertThat(ring.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    var passed = RingDecider.decide(AT_ONCE, ring, tally(300, 100, 0), 3 * DAY, true);
    assertThat(passed).containsExactly(new RingJudged(3 * DAY, Verdict.PASS, 100, 0));
  }

  @Test
  void aRingThatPassedIsStillWatchedAndFailsIfItsDevicesDo() {
    var passed =
        opened(AT_ONCE, 0)
            .apply(new QuotaRaised(0, 300, true))
            .apply(new RingJudged(DAY, Verdict.PASS, 300, 0));
    assertThat(passed.status()).isEqualTo(RingStatus.PASSED);
    assertThat(RingDecider.decide(AT_ONCE, passed, ALL_WELL, 2 * DAY, true)).isEmpty();
    var events = RingDecider.decide(AT_ONCE, passed, MANY_CRASHED, 2 * DAY, true);
    assertThat(events).containsExactly(new RingJudged(2 * DAY, Verdict.FAIL, 210, 10));
    assertThat(passed.apply(events.getFirst()).status()).isEqualTo(RingStatus.FAILED);
  }

  @Test
  void aRingThatPassedTakesInNewMembersAtItsRateUnlessTheRolloutIsPaused() {
    var passed =
        opened(HUNDRED_AN_HOUR, 0)
            .apply(new QuotaRaised(2 * HOUR, 300, true))
            .apply(new RingJudged(DAY, Verdict.PASS, 300, 0));
    var more = tally(500, 300, 0);
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, passed, ALL_WELL, 2 * DAY, true)).isEmpty();
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, passed, more, 2 * DAY, false)).isEmpty();
    var raised = RingDecider.decide(HUNDRED_AN_HOUR, passed, more, 2 * DAY, true);
    assertThat(raised).containsExactly(new QuotaRaised(2 * DAY, 400, false));
    var ring = passed.apply(raised.getFirst());
    assertThat(ring.status()).isEqualTo(RingStatus.PASSED);
    assertThat(RingDecider.nextDue(HUNDRED_AN_HOUR, ring, more, 2 * DAY)).isEqualTo(2 * DAY + HOUR);
    assertThat(RingDecider.decide(HUNDRED_AN_HOUR, ring, more, 2 * DAY + HOUR, true))
        .containsExactly(new QuotaRaised(2 * DAY + HOUR, 500, true));
  }

  @Test
  void aClosedRingDoesNothing() {
    var closed = after(opened(AT_ONCE, 0), AT_ONCE, 0).apply(new RingClosed(10));
    assertThat(closed.status()).isEqualTo(RingStatus.CLOSED);
    assertThat(RingDecider.decide(AT_ONCE, closed, MANY_CRASHED, 2 * DAY, true)).isEmpty();
  }

  @Test
  void aChangeOfTheTallyIsNotAChangeOfTheRing() {
    var ring = after(opened(AT_ONCE, 0), AT_ONCE, 0);
    assertThat(ring.apply(new RingEvent.TallyChanged(10, ALL_WELL))).isEqualTo(ring);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void theLatestVerdictIsKept(Verdict verdict) {
    var judged = opened(AT_ONCE, 0).apply(new RingJudged(70, verdict, 200, 1));
    assertThat(judged.verdict()).isEqualTo(verdict);
    assertThat(judged.judgedTick()).isEqualTo(70);
  }

  private static RingState opened(RingPlan plan, int tick) {
    assertThat(RingDecider.nextDue(plan, RingState.PENDING, NOTHING_KNOWN, tick))
        .isEqualTo(Endpoint.NEVER);
    var ring = RingState.PENDING.apply(new RingOpened(tick));
    assertThat(ring.status()).isEqualTo(RingStatus.OPEN);
    assertThat(ring.openedTick()).isEqualTo(tick);
    return ring;
  }

  private static List<RingEvent> decide(RingState ring, RingPlan plan, int tick) {
    return RingDecider.decide(plan, ring, NOTHING_KNOWN, tick, true);
  }

  /** The ring after a pause that began right after its first offers. */
  private static RingState pausedUntil(int resumed, RingState ring) {
    RingState next = ring;
    for (int tick = 1; tick < resumed; tick++) {
      for (var event : RingDecider.decide(HUNDRED_AN_HOUR, next, NOTHING_KNOWN, tick, false)) {
        next = next.apply(event);
      }
    }
    return next;
  }

  private static RingState after(RingState ring, RingPlan plan, int tick) {
    RingState next = ring;
    for (var event : decide(ring, plan, tick)) {
      next = next.apply(event);
    }
    return next;
  }
}
