package io.fleettwin.rollout;

import java.util.Objects;

/**
 * One ring of a plan.
 *
 * @param name such as First or Broad, 1 to 40 characters
 * @param deferralMinutes from the start of the rollout until the ring may open
 * @param deadlineMinutes from an installation to a forced restart
 */
public record RingPlan(
    String name,
    RingSize size,
    int deferralMinutes,
    int deadlineMinutes,
    PushRate push,
    Gate gate) {

  /** 60 days. */
  public static final int MAX_MINUTES = 60 * 24 * 60;

  public RingPlan {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(push, "push");
    Objects.requireNonNull(gate, "gate");
    if (name.isEmpty() || name.length() > 40) {
      throw new IllegalArgumentException("a ring's name has 1 to 40 characters");
    }
    if (deferralMinutes < 0 || deferralMinutes > MAX_MINUTES) {
      throw new IllegalArgumentException("deferralMinutes is 0 to " + MAX_MINUTES);
    }
    if (deadlineMinutes < 0 || deadlineMinutes > MAX_MINUTES) {
      throw new IllegalArgumentException("deadlineMinutes is 0 to " + MAX_MINUTES);
    }
  }
}
