package io.fleettwin.backtest;

import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Tally;

/**
 * What a gate knew when it judged.
 *
 * @param sample devices of which it was known how they took the update
 * @param failures of them that had failed
 */
public record Judged(int tick, int sample, int failures) {

  static Judged of(Gate gate, Tally tally, int tick) {
    return new Judged(tick, gate.sample(tally), gate.failures(tally));
  }

  /** Of the sample that had failed; of no sample, 0. */
  public double share() {
    return sample == 0 ? 0 : (double) failures / sample;
  }

  /** Whether a larger share of the sample had failed. */
  boolean isWorseThan(Judged other) {
    return (long) failures * other.sample > (long) other.failures * sample;
  }
}
