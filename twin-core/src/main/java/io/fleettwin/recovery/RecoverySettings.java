package io.fleettwin.recovery;

import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import java.util.Objects;

/**
 * The recovery settings of a device.
 *
 * <p>Source of ranges and defaults: Quick machine recovery documentation and RemoteRemediation CSP.
 *
 * @param cloudRemediation whether WinRE looks for a remediation in Windows Update
 * @param autoRemediation whether it goes on looking when there is none yet
 * @param retryMinutes time between two looks, 1 to {@value #MAX_MINUTES}
 * @param totalMinutes time until WinRE gives up and restarts, 1 to {@value #MAX_MINUTES}
 */
public record RecoverySettings(
    boolean cloudRemediation,
    boolean autoRemediation,
    int retryMinutes,
    int totalMinutes,
    BootStatusPolicy bootStatus,
    WinReNetwork network) {

  /** The first build of Windows that has Quick Machine Recovery. */
  public static final OsBuild FIRST_BUILD = new OsBuild(OsBuild.WINDOWS_11_24H2, 4_700);

  /** 72 hours. */
  public static final int MAX_MINUTES = 4_320;

  public static final int DEFAULT_RETRY_MINUTES = 30;
  public static final int DEFAULT_TOTAL_MINUTES = 180;

  public RecoverySettings {
    Objects.requireNonNull(bootStatus, "bootStatus");
    Objects.requireNonNull(network, "network");
    minutes("retryMinutes", retryMinutes);
    minutes("totalMinutes", totalMinutes);
    if (retryMinutes > totalMinutes) {
      throw new IllegalArgumentException(
          "retryMinutes ("
              + retryMinutes
              + ") must not exceed totalMinutes ("
              + totalMinutes
              + ")");
    }
  }

  private static void minutes(String field, int value) {
    if (value < 1 || value > MAX_MINUTES) {
      throw new IllegalArgumentException(field + " is 1 to " + MAX_MINUTES + ", not " + value);
    }
  }

  /**
   * What Microsoft documents as default: cloud remediation on for Home from {@link #FIRST_BUILD}
   * on, off for managed Pro, Enterprise and Education; auto remediation off. Servers ignore boot
   * failures (as they are commonly set).
   */
  public static RecoverySettings defaultsOf(Edition edition, OsBuild build, WinReNetwork network) {
    return new RecoverySettings(
        edition == Edition.HOME && QuickMachineRecovery.isIn(build),
        false,
        DEFAULT_RETRY_MINUTES,
        DEFAULT_TOTAL_MINUTES,
        edition == Edition.SERVER
            ? BootStatusPolicy.IGNORE_ALL_FAILURES
            : BootStatusPolicy.DISPLAY_ALL_FAILURES,
        network);
  }

  /** The same settings with cloud remediation, and looking again, switched on or off. */
  public RecoverySettings withQuickMachineRecovery(boolean cloud, boolean auto) {
    return new RecoverySettings(cloud, auto, retryMinutes, totalMinutes, bootStatus, network);
  }
}
