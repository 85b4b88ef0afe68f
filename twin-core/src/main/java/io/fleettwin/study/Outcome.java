package io.fleettwin.study;

import java.util.Arrays;

/** How one future of one plan went. */
public final class Outcome {

  /** {@link #stoppedBy} if nobody and nothing stopped the rollout. */
  public static final int NOBODY = -2;

  /** {@link #stoppedBy} if the vendor took the update back. */
  public static final int VENDOR = -1;

  private final double[] values;
  private final int stoppedBy;
  private final int[] members;
  private final Curves curves;

  Outcome(double[] values, int stoppedBy, int[] members, Curves curves) {
    this.values = values;
    this.stoppedBy = stoppedBy;
    this.members = members;
    this.curves = curves;
  }

  /** A measure; {@link Double#NaN} if it was not reached. */
  public double get(Measure measure) {
    return values[measure.ordinal()];
  }

  /** The ring whose gate stopped the rollout, from 0; or {@link #VENDOR}, or {@link #NOBODY}. */
  public int stoppedBy() {
    return stoppedBy;
  }

  /** How many devices each ring had. */
  public int[] members() {
    return members.clone();
  }

  public Curves curves() {
    return curves;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
