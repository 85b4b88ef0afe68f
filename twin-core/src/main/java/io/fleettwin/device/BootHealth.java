package io.fleettwin.device;

/** How a device is, as far as starting and running goes. */
public enum BootHealth {
  /** Up, and its agent runs. */
  HEALTHY,
  /** On its way up. */
  BOOTING,
  /** Stopped by a bug check, and about to restart. */
  CRASHED,
  /** Starts and crashes over and over, because it ignores boot failures. */
  BOOT_LOOP,
  /** In the Windows Recovery Environment (WinRE). */
  RECOVERY,
  /** Recovery has ended without success: somebody has to come. */
  AWAITING_HANDS,
  /** Up, but its agent is down: unprotected. */
  DEGRADED,
  /** Switched off, or cut off. */
  OFFLINE;

  /** Whether nobody can work on it, although it should be up. */
  public boolean isDown() {
    return switch (this) {
      case CRASHED, BOOT_LOOP, RECOVERY, AWAITING_HANDS -> true;
      case HEALTHY, BOOTING, DEGRADED, OFFLINE -> false;
    };
  }
}
