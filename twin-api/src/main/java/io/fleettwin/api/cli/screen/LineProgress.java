package io.fleettwin.api.cli.screen;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A line on a terminal that overwrites itself, without any control but the carriage return. */
final class LineProgress implements Progress {

  /** Columns used, so that a line never wraps on the terminals there are. */
  static final int WIDTH = 79;

  private static final long REWRITTEN_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintStream err;
  private final LongSupplier nanos;
  private long shownAt;
  private int shownChars;
  private Supplier<String> pending;

  LineProgress(PrintStream err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    this.shownAt = nanos.getAsLong() - REWRITTEN_EVERY;
  }

  @Override
  public synchronized void at(long done, Supplier<String> line) {
    pending = line;
    long now = nanos.getAsLong();
    if (now - shownAt >= REWRITTEN_EVERY) {
      shownAt = now;
      show();
    }
  }

  private void show() {
    String line = pending.get();
    String cut = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    err.print("\r" + cut + " ".repeat(Math.max(0, shownChars - cut.length())));
    err.flush();
    shownChars = cut.length();
    pending = null;
  }

  @Override
  public synchronized void close() {
    if (pending != null) {
      show();
    }
    if (shownChars > 0) {
      err.println();
      shownChars = 0;
    }
  }
}
