package io.fleettwin.rollout;

/**
 * What a ring coordinator knows of its ring, besides the tally.
 *
 * @param openedTick -1 while the ring is pending
 * @param quota how many members may have been offered the update
 * @param quotaTick when the quota was raised last, -1 if it never was
 * @param allOfferedTick when all members of the time might have been offered it, -1 if not yet
 * @param verdict the latest
 * @param judgedTick when the verdict was given, -1 if there was none
 */
public record RingState(
    RingStatus status,
    int openedTick,
    int quota,
    int quotaTick,
    int allOfferedTick,
    Verdict verdict,
    int judgedTick) {

  public static final RingState PENDING =
      new RingState(RingStatus.PENDING, -1, 0, -1, -1, Verdict.INCONCLUSIVE, -1);

  /** The state after an event. */
  public RingState apply(RingEvent event) {
    return switch (event) {
      case RingEvent.RingOpened e ->
          new RingState(RingStatus.OPEN, e.tick(), 0, -1, -1, Verdict.INCONCLUSIVE, -1);
      case RingEvent.QuotaRaised e ->
          new RingState(
              status,
              openedTick,
              e.quota(),
              e.tick(),
              allOfferedTick < 0 && e.all() ? e.tick() : allOfferedTick,
              verdict,
              judgedTick);
      case RingEvent.RingJudged e -> with(statusAfter(e.verdict()), e.verdict(), e.tick());
      case RingEvent.RingClosed e -> with(RingStatus.CLOSED, verdict, judgedTick);
      case RingEvent.TallyChanged e -> this;
    };
  }

  private RingState with(RingStatus changed, Verdict given, int atTick) {
    return new RingState(changed, openedTick, quota, quotaTick, allOfferedTick, given, atTick);
  }

  private RingStatus statusAfter(Verdict given) {
    return switch (given) {
      case PASS -> RingStatus.PASSED;
      case FAIL -> RingStatus.FAILED;
      case INCONCLUSIVE -> status;
    };
  }
}
