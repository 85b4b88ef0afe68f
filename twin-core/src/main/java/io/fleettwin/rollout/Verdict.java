package io.fleettwin.rollout;

/** What a gate says of a ring. */
public enum Verdict {
  PASS,
  FAIL,
  /** Too little is known. */
  INCONCLUSIVE
}
