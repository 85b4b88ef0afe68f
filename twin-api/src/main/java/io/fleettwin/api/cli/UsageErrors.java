package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What people are told whose command line is wrong: in two lines, not in pages of help. */
final class UsageErrors {

  private UsageErrors() {}

  /**
   * Tells what is wrong.
   *
   * @return the exit code
   */
  static int report(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    var err = command.getErr();
    err.println("twin: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    boolean ofCommand = command.getParent() != null;
    err.println("Try: ./twin help" + (ofCommand ? " " + command.getCommandSpec().name() : ""));
    return ExitCode.USAGE;
  }
}
