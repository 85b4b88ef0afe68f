package io.fleettwin.api.cli.screen;

import java.io.PrintStream;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal. */
final class BarProgress implements Progress {
  private static final int REDRAWN_EVERY_MS = 200;

  private final ProgressBar bar;

  BarProgress(PrintStream err, String task, long total) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAWN_EVERY_MS)
            .setConsumer(new ConsoleProgressBarConsumer(err, LineProgress.WIDTH))
            .build();
  }

  @Override
  public void at(long done, Supplier<String> line) {
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
