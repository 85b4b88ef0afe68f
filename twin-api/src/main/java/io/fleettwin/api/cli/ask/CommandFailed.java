package io.fleettwin.api.cli.ask;

import java.io.Serial;

/** Ends a command. The message is for people: what is wrong, and what to do. */
public final class CommandFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** It was tried, and did not work. */
  public static CommandFailed failed(String message) {
    return new CommandFailed(ExitCode.FAILED, message);
  }

  /** The command line asks for something that makes no sense. */
  public static CommandFailed usage(String message) {
    return new CommandFailed(ExitCode.USAGE, message);
  }

  /** Something that is needed is not there, or is in use. */
  public static CommandFailed unavailable(String message) {
    return new CommandFailed(ExitCode.UNAVAILABLE, message);
  }

  /** How the process ends; see {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
