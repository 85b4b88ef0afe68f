package io.fleettwin.rollout;

/** What has happened to a ring. */
public sealed interface RingEvent {

  int tick();

  record RingOpened(int tick) implements RingEvent {}

  /**
   * More members may be offered the update.
   *
   * @param all whether that is all of them
   */
  record QuotaRaised(int tick, int quota, boolean all) implements RingEvent {}

  /** The gate has given a new verdict. */
  record RingJudged(int tick, Verdict verdict, int sample, int failures) implements RingEvent {}

  /** The ring offers nothing any more. */
  record RingClosed(int tick) implements RingEvent {}

  /** How the ring's devices are has changed. */
  record TallyChanged(int tick, Tally tally) implements RingEvent {}
}
