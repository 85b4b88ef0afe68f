package io.fleettwin.rollout;

/** What is counted of the devices of a ring. A device can count in several places. */
public enum Count {
  /** Devices that belong to the ring and can take the update. */
  MEMBERS,
  OFFERED,
  /** Offered, and the new version is not yet active. */
  PENDING,
  /** The new version is active now. */
  INSTALLED,
  /** Stopped by a bug check of this update, at any time. */
  BUG_CHECKED,
  /** Down: stopped, about to start again. */
  CRASHED,
  /** Down: starts and crashes over and over. */
  BOOT_LOOP,
  /** Down: in WinRE. */
  RECOVERY,
  /** Down: waits for somebody, or somebody is at it. */
  AWAITING_HANDS,
  /** Down: somebody is at it. */
  HANDS_ON,
  /** Down: starts, mended. */
  BOOTING,
  /** Up, with the agent down: unprotected. */
  DEGRADED,
  WITHDRAWN,
  ROLLED_BACK,
  RECOVERED_BY_RESTARTS,
  RECOVERED_BY_QMR,
  RECOVERED_BY_HANDS,
  RECOVERED_BY_HANDS_WITH_KEY,
  RECOVERED_BY_ROLLBACK,
  INSTALL_FAILED,
  /** Known outside: reported the new version as active. */
  KNOWN_INSTALLED,
  /** Known outside: reported a crash after the update. */
  KNOWN_CRASHED,
  /** Known outside: reported its agent down after the update. */
  KNOWN_DEGRADED,
  /** Known outside: should have been heard after the update, and was not. */
  SILENT,
  /** Members that a safeguard hold keeps the update from. */
  HELD;

  /** The bit that stands for this count in a device's mask. */
  public int bit() {
    return 1 << ordinal();
  }
}
