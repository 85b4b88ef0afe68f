package io.fleettwin.recovery;

import io.fleettwin.software.OsBuild;

/**
 * What Quick Machine Recovery does next in WinRE: the whole rule.
 *
 * <p>Source: Windows configuration documentation, quick-machine-recovery: a build that does not
 * have it, cloud remediation off, or no network that WinRE can use: startup repair. Otherwise WinRE
 * scans Windows Update. A hit is downloaded and applied, then the machine restarts. After a miss,
 * auto remediation waits and scans again until the total time is over, then the machine restarts;
 * if it does not start, WinRE comes again and scans anew. Without auto remediation the recovery
 * options are shown, and somebody has to come.
 */
public enum QuickMachineRecovery {
  /** WinRE tries its local startup repair, which does not mend a driver; then hands are needed. */
  STARTUP_REPAIR,
  /** The remediation is there: download, apply, restart. */
  APPLY,
  /** Nothing there yet: look again after the retry interval. */
  WAIT,
  /** Nothing there, and it is not to look again: show the options and wait for somebody. */
  SHOW_OPTIONS,
  /** Nothing there, and the total time is over: restart and try Windows again. */
  RESTART;

  /**
   * Stays in WinRE, each waited for in full, after which somebody comes: assumed, its user calls
   * the service desk. The documentation names no end.
   */
  public static final int STAYS_BEFORE_HANDS = 2;

  /** Scans in vain after which somebody comes in any case: assumed, so that they can be counted. */
  public static final int MAX_SCANS = 8_000;

  /** Whether this build of Windows has it. */
  public static boolean isIn(OsBuild build) {
    return build.compareTo(RecoverySettings.FIRST_BUILD) >= 0;
  }

  /**
   * What happens at a scan.
   *
   * @param settings of the device
   * @param build of its Windows
   * @param networkWorks whether the site lets the device use its WinRE network now
   * @param remediationPublished whether Windows Update offers a remediation now
   * @param scansBefore how often WinRE has scanned in vain, in this stay and those before it
   */
  public static QuickMachineRecovery atScan(
      RecoverySettings settings,
      OsBuild build,
      boolean networkWorks,
      boolean remediationPublished,
      int scansBefore) {
    boolean connects = settings.network().isUsable() && networkWorks;
    if (!isIn(build) || !settings.cloudRemediation() || !connects) {
      return STARTUP_REPAIR;
    }
    if (remediationPublished) {
      return APPLY;
    }
    if (!settings.autoRemediation()) {
      return SHOW_OPTIONS;
    }
    if (scansBefore >= MAX_SCANS) {
      return SHOW_OPTIONS;
    }
    if (waitedMinutes(settings, scansBefore) < settings.totalMinutes()) {
      return WAIT;
    }
    int stay = scansBefore / scansOfStay(settings) + 1;
    return stay < STAYS_BEFORE_HANDS ? RESTART : SHOW_OPTIONS;
  }

  /** Minutes from a scan that found nothing to the next one, the last of which ends the stay. */
  public static int minutesToNextScan(RecoverySettings settings, int scansBefore) {
    return Math.min(
        settings.retryMinutes(), settings.totalMinutes() - waitedMinutes(settings, scansBefore));
  }

  /** Scans of a stay in which all are in vain: at once, after each retry, and at the end. */
  public static int scansOfStay(RecoverySettings settings) {
    return Math.ceilDiv(settings.totalMinutes(), settings.retryMinutes()) + 1;
  }

  /** Minutes since the first scan of the stay. */
  private static int waitedMinutes(RecoverySettings settings, int scansBefore) {
    int ofThisStay = scansBefore % scansOfStay(settings);
    return Math.min(ofThisStay * settings.retryMinutes(), settings.totalMinutes());
  }
}
