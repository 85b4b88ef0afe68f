package io.fleettwin.rollout;

/** Where a rollout stands. */
public enum RolloutStatus {
  RUNNING,
  /** Somebody has paused it: nobody is offered anything until it is resumed. */
  PAUSED,
  /**
   * A gate has failed, or the vendor has taken the update back: no more offers. A gate can fail
   * after all rings had passed.
   */
  HALTED,
  /** Somebody has cancelled it: no more offers. */
  CANCELLED,
  /** All rings have passed; they are still watched. */
  COMPLETED;

  /** Whether rings may offer the update now; once all have passed, to those who come later. */
  public boolean mayOffer() {
    return this == RUNNING || this == COMPLETED;
  }

  /** Whether it is over without having been completed. */
  public boolean isStopped() {
    return this == HALTED || this == CANCELLED;
  }

  /** Whether it will never offer anything again. */
  public boolean isOver() {
    return switch (this) {
      case RUNNING, PAUSED -> false;
      case HALTED, CANCELLED, COMPLETED -> true;
    };
  }
}
