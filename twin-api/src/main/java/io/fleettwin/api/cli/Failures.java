package io.fleettwin.api.cli;

import com.typesafe.config.ConfigException;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.http.HttpUnavailableException;
import io.fleettwin.cluster.journal.JournalException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import picocli.CommandLine;

/** What people are told when a command fails, and how it ends. */
final class Failures {

  private Failures() {}

  /**
   * Tells what went wrong.
   *
   * @return the exit code
   */
  static int report(Exception thrown, CommandLine command) {
    if (isProcessEnding()) {
      return ExitCode.FAILED;
    }
    CommandFailed told = told(unwrapped(thrown));
    command.getErr().println("twin: " + told.getMessage());
    return told.exitCode();
  }

  /** Whoever pressed Ctrl-C knows why nothing came of it; the process has its exit code already. */
  private static boolean isProcessEnding() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static CommandFailed told(Throwable failure) {
    if (failure instanceof CommandFailed told) {
      return told;
    }
    if (causes(failure).anyMatch(Failures::isLock)) {
      return CommandFailed.unavailable(
          "the journal is open in another process; stop that one, or choose another --data directory");
    }
    return switch (failure) {
      case io.fleettwin.api.config.ConfigException e -> CommandFailed.usage(e.getMessage());
      case ConfigException e -> CommandFailed.usage(e.getMessage());
      case HttpUnavailableException e ->
          CommandFailed.unavailable(e.getMessage() + "; here the options are --port and --host");
      case JournalException e -> CommandFailed.unavailable(withCause(e));
      default -> CommandFailed.failed(withCause(failure));
    };
  }

  private static boolean isLock(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
  }

  private static Throwable unwrapped(Throwable thrown) {
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapper && thrown.getCause() != null ? unwrapped(thrown.getCause()) : thrown;
  }

  /** Messages of libraries tell little without those of what caused them. */
  private static String withCause(Throwable failure) {
    Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    String message = message(failure);
    return root.equals(failure) ? message : message + " (" + message(root) + ")";
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
