package io.fleettwin.rollout;

/** Where a ring stands. */
public enum RingStatus {
  PENDING,
  /** Its devices are offered the update, and are watched. */
  OPEN,
  PASSED,
  FAILED,
  /** No more offers: the rollout was halted or cancelled. */
  CLOSED;

  /** Whether members are offered the update, as far as the quota goes. */
  public boolean offers() {
    return this == OPEN || this == PASSED;
  }
}
