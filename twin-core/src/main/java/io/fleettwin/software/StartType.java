package io.fleettwin.software;

/**
 * When Windows starts a driver, in the order of the values 0 to 4 of its registry entry {@code
 * Start}.
 *
 * <p>Source: Windows driver documentation, INF AddService directive, StartType.
 */
public enum StartType {
  /** Loaded by the operating system loader. */
  BOOT,
  /** Started while the operating system initialises. */
  SYSTEM,
  /** Started by the service control manager at each start. */
  AUTO,
  /** Started on request, or by Plug and Play when its device is found. */
  DEMAND,
  /** Cannot be started. */
  DISABLED;

  /**
   * Whether each start of Windows loads the driver, so that a fault in it comes back each time. One
   * that starts on demand does if it is loaded: Plug and Play has found its device, and finds it
   * again at each start.
   *
   * @param load whether the driver is loaded now
   */
  public boolean loadsAtEveryStart(LoadState load) {
    return switch (this) {
      case BOOT, SYSTEM, AUTO -> true;
      case DEMAND -> load != LoadState.STOPPED;
      case DISABLED -> false;
    };
  }
}
