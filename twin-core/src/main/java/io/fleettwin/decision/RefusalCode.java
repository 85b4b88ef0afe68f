package io.fleettwin.decision;

/** Why a command is refused. The names are stable: callers may rely on them. */
public enum RefusalCode {
  /** What the command is about does not exist. */
  NOT_FOUND,
  /** It exists already, and is something else. */
  ALREADY_EXISTS,
  /** It is in a state in which the command makes no sense. */
  WRONG_STATE,
  /** The command itself is not valid. */
  INVALID,
  /** It has changed since the caller looked: the revision is another one. */
  REVISION_MISMATCH,
  /** The device is not offered this, because of a safeguard hold. */
  HELD,
  /** The update does not fit the device. */
  NOT_APPLICABLE,
  /** It was decommissioned. */
  DECOMMISSIONED
}
