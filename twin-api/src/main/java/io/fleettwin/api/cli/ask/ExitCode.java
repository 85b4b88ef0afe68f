package io.fleettwin.api.cli.ask;

/** How a command ends, for scripts. */
public final class ExitCode {
  public static final int OK = 0;

  /** It was tried, and did not work. */
  public static final int FAILED = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /**
   * Something that is needed is not there, or is in use: trying again later may help.
   *
   * <p>Source: BSD's sysexits.h, EX_UNAVAILABLE.
   */
  public static final int UNAVAILABLE = 69;

  private ExitCode() {}
}
