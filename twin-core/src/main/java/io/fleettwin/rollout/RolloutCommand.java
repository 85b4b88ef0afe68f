package io.fleettwin.rollout;

/** What an operator can ask of a rollout. */
public enum RolloutCommand {
  PAUSE,
  RESUME,
  /** No more offers; what was not yet installed is withdrawn. */
  CANCEL,
  /** Cancel, and take the update back from the devices that have it. */
  ROLL_BACK
}
