package io.fleettwin.api.cli.screen;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * @param outIsTerminal whether people look at the results directly, so that they may be coloured
 * @param errIsTerminal whether people look at messages directly, so that progress may overwrite
 *     itself; where not, progress comes as plain lines now and then
 */
public record Screen(
    PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {

  /** The screen of this process. Terminals that cannot overwrite a line count as none. */
  public static Screen ofProcess() {
    boolean plain = "dumb".equals(System.getenv("TERM"));
    return new Screen(
        utf8(System.out),
        utf8(System.err),
        !plain && Terminal.isOne(Terminal.STANDARD_OUTPUT),
        !plain && Terminal.isOne(Terminal.STANDARD_ERROR));
  }

  /** One that nobody looks at, as in a pipe. */
  public static Screen plain(PrintStream out, PrintStream err) {
    return new Screen(out, err, false, false);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Writes a line of the result. */
  public void print(String line) {
    out.println(line);
  }

  /** Writes a message that is not part of the result. */
  public void say(String line) {
    err.println(line);
  }

  public PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  public PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Shows how a count grows to a total. */
  public Progress counting(String task, long total) {
    return errIsTerminal
        ? new BarProgress(err, task, total)
        : new PlainProgress(err, PlainProgress.EVERY, System::nanoTime);
  }

  /** Shows what is going on, in a line that changes. */
  public Progress telling() {
    return errIsTerminal
        ? new LineProgress(err, System::nanoTime)
        : new PlainProgress(err, PlainProgress.EVERY, System::nanoTime);
  }
}
