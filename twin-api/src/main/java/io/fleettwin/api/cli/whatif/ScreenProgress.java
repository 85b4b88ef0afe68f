package io.fleettwin.api.cli.whatif;

import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.whatif.Progress;

/** Shows on a screen how far an answer has come. */
public final class ScreenProgress implements Progress, AutoCloseable {

  private final Screen screen;
  private io.fleettwin.api.cli.screen.Progress bar;
  private String part = "";
  private long total;
  private long done;

  public ScreenProgress(Screen screen) {
    this.screen = screen;
  }

  @Override
  public synchronized void begins(String name, long futures) {
    close();
    part = name;
    total = futures;
    done = 0;
    bar = screen.counting(name, futures);
  }

  @Override
  public synchronized void played() {
    done++;
    bar.at(
        done, () -> "%s: %s of %s played".formatted(part, Text.number(done), Text.number(total)));
  }

  /** Ctrl-C ends the process. */
  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
