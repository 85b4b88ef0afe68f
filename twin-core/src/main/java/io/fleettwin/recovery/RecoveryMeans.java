package io.fleettwin.recovery;

/** What brought a device back. New means go to the end: positions stand in journals. */
public enum RecoveryMeans {
  /** Nothing yet, or nothing was needed. */
  NONE,
  /** One of many restarts fetched the reverted content before it crashed. */
  RESTARTS,
  /** Quick Machine Recovery. */
  QUICK_MACHINE_RECOVERY,
  /** Somebody at the device, no recovery key needed. */
  HANDS,
  /** Somebody at the device, with its BitLocker recovery key. */
  HANDS_WITH_KEY,
  /** The update was taken back while the device was up. */
  ROLLBACK,
  /** Windows restarted the agent, and it ran again for a time. */
  AGENT_RESTART,
  /** A later version without the fault was installed while the device was up. */
  FIXED_VERSION
}
