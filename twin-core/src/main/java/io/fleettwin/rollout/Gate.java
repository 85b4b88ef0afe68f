package io.fleettwin.rollout;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The test that a ring must pass before the next one opens: a fixed threshold with a minimum
 * sample, or a sequential test; and a bake time.
 *
 * @param signals what counts as failure; empty means that the gate never fails
 * @param minimumSample devices that must have been heard, or missed, before anything is judged; a
 *     ring that has not so many is judged when all of it is known
 * @param threshold share of the sample that may fail, 0 to 1
 * @param bakeMinutes how long the ring is watched after its last device was offered the update
 * @param sequential judges in place of sample and threshold, if there is one
 */
public record Gate(
    Set<Signal> signals,
    int minimumSample,
    double threshold,
    int bakeMinutes,
    Optional<SequentialTest> sequential) {

  /** Lets everything pass at once. */
  public static final Gate NONE = new Gate(Set.of(), 0, 1, 0);

  /** 60 days. */
  public static final int MAX_BAKE_MINUTES = 60 * 24 * 60;

  public Gate {
    signals = Set.copyOf(signals);
    Objects.requireNonNull(sequential, "sequential");
    if (minimumSample < 0) {
      throw new IllegalArgumentException("minimumSample must not be negative");
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold is a share, 0 to 1, not " + threshold);
    }
    if (bakeMinutes < 0 || bakeMinutes > MAX_BAKE_MINUTES) {
      throw new IllegalArgumentException("bakeMinutes is 0 to " + MAX_BAKE_MINUTES);
    }
  }

  /** A gate with a fixed threshold. */
  public Gate(Set<Signal> signals, int minimumSample, double threshold, int bakeMinutes) {
    this(signals, minimumSample, threshold, bakeMinutes, Optional.empty());
  }

  /** Whether it may fail, whatever happens to the ring. */
  public boolean canFail() {
    return !signals.isEmpty();
  }

  /** Devices of the ring that have failed, as far as is known. */
  public int failures(Tally tally) {
    int failures = 0;
    for (Signal signal : signals) {
      failures += tally.get(signal.count());
    }
    return failures;
  }

  /** Devices of the ring of which it is known how they took the update. */
  public int sample(Tally tally) {
    return tally.get(Count.KNOWN_INSTALLED) + failures(tally);
  }

  /**
   * Devices that will not tell how they took the update, since they do not have it: waiting for
   * them would hold a small ring for ever. They are not in the sample, which would thin failures.
   */
  private int without(Tally tally) {
    int failedInstalls =
        signals.contains(Signal.INSTALL_FAILED) ? 0 : tally.get(Count.INSTALL_FAILED);
    return failedInstalls + tally.get(Count.WITHDRAWN) + tally.get(Count.ROLLED_BACK);
  }

  /** Nothing is known of a ring all of whose devices are held: it waits for the hold's end. */
  private boolean isAllKnown(Tally tally) {
    int open = tally.get(Count.MEMBERS) - tally.get(Count.HELD);
    boolean allHeld = open == 0 && tally.get(Count.HELD) > 0;
    return !allHeld && sample(tally) + without(tally) >= open;
  }

  /** Whether so much is known that it may fail. */
  public boolean isEnough(Tally tally) {
    return sequential.isPresent() || sample(tally) >= minimumSample || isAllKnown(tally);
  }

  /**
   * The verdict as things stand.
   *
   * @param baked whether the bake time is over
   */
  public Verdict judge(Tally tally, boolean baked) {
    if (signals.isEmpty()) {
      return baked ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }
    if (sequential.isPresent()) {
      return judge(sequential.get(), tally, baked);
    }
    boolean enough = isEnough(tally);
    if (enough && failures(tally) > threshold * sample(tally)) {
      return Verdict.FAIL;
    }
    return enough && baked ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  /** A ring that is too small for certainty passes when all of it is known. */
  private Verdict judge(SequentialTest test, Tally tally, boolean baked) {
    Verdict verdict = test.judge(failures(tally), sample(tally));
    boolean enough = verdict == Verdict.PASS || isAllKnown(tally);
    if (verdict == Verdict.FAIL) {
      return Verdict.FAIL;
    }
    return enough && baked ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }
}
