package io.fleettwin.recovery;

/**
 * What Windows does about failed starts: the boot configuration entry {@code bootstatuspolicy}.
 *
 * <p>Source: Windows driver documentation, devtest/bcdedit--set.
 */
public enum BootStatusPolicy {
  DISPLAY_ALL_FAILURES,
  IGNORE_ALL_FAILURES,
  IGNORE_SHUTDOWN_FAILURES,
  IGNORE_BOOT_FAILURES;

  /** Whether failed starts are ignored, so that the machine tries to start for ever. */
  public boolean ignoresBootFailures() {
    return switch (this) {
      case IGNORE_ALL_FAILURES, IGNORE_BOOT_FAILURES -> true;
      case DISPLAY_ALL_FAILURES, IGNORE_SHUTDOWN_FAILURES -> false;
    };
  }

  /** Whether unexpected shutdowns are ignored, however soon after a start they come. */
  public boolean ignoresShutdownFailures() {
    return switch (this) {
      case IGNORE_ALL_FAILURES, IGNORE_SHUTDOWN_FAILURES -> true;
      case DISPLAY_ALL_FAILURES, IGNORE_BOOT_FAILURES -> false;
    };
  }
}
