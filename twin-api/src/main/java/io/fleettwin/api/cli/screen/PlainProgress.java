package io.fleettwin.api.cli.screen;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Whole lines now and then, for a file or a pipe; the last one always comes. */
final class PlainProgress implements Progress {

  /** Often enough to see that something happens, seldom enough for a log. */
  static final Duration EVERY = Duration.ofSeconds(5);

  private final PrintStream err;
  private final long everyNanos;
  private final LongSupplier nanos;
  private long shownAt;
  private Supplier<String> pending;

  PlainProgress(PrintStream err, Duration every, LongSupplier nanos) {
    this.err = err;
    this.everyNanos = every.toNanos();
    this.nanos = nanos;
    this.shownAt = nanos.getAsLong();
  }

  @Override
  public synchronized void at(long done, Supplier<String> line) {
    pending = line;
    long now = nanos.getAsLong();
    if (now - shownAt >= everyNanos) {
      shownAt = now;
      show();
    }
  }

  private void show() {
    err.println(pending.get());
    pending = null;
  }

  @Override
  public synchronized void close() {
    if (pending != null) {
      show();
    }
  }
}
