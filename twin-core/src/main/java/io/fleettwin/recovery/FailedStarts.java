package io.fleettwin.recovery;

/**
 * What follows a failed start of Windows, or a shutdown soon after a start: the rule for WinRE and
 * for the boot loop.
 *
 * <p>Source: Windows Recovery Environment reference, entry points into WinRE: two consecutive
 * failed attempts to start Windows lead into WinRE, and so do two consecutive unexpected shutdowns
 * within two minutes of boot completion. A machine whose boot status policy ignores boot failures,
 * as many servers are set, never gets there by failed starts and starts over and over instead; one
 * whose policy ignores shutdown failures never gets there by shutdowns.
 */
public enum FailedStarts {
  /** Windows tries to start once more. */
  TRY_AGAIN,
  /** The machine starts WinRE. */
  ENTER_WINRE,
  /** The machine goes on trying, for ever. */
  LOOP;

  /** Consecutive failed starts that lead into WinRE. */
  public static final int BEFORE_WINRE = 2;

  /** Consecutive unexpected shutdowns, each soon after a start, that lead into WinRE. */
  public static final int SHUTDOWNS_BEFORE_WINRE = 2;

  /** How soon after a start a shutdown has to come to count, in minutes. */
  public static final int SOON_MINUTES = 2;

  /**
   * What follows.
   *
   * @param consecutive failed starts in a row, this one included; at least 1
   */
  public static FailedStarts after(int consecutive, BootStatusPolicy policy) {
    if (consecutive < BEFORE_WINRE) {
      return TRY_AGAIN;
    }
    return policy.ignoresBootFailures() ? LOOP : ENTER_WINRE;
  }

  /**
   * What follows an unexpected shutdown of a Windows that had started.
   *
   * @param consecutive such shutdowns in a row, this one included, each at most {@link
   *     #SOON_MINUTES} after its start; 0 if this one came later
   */
  public static FailedStarts afterShutdowns(int consecutive, BootStatusPolicy policy) {
    return consecutive < SHUTDOWNS_BEFORE_WINRE || policy.ignoresShutdownFailures()
        ? TRY_AGAIN
        : ENTER_WINRE;
  }
}
