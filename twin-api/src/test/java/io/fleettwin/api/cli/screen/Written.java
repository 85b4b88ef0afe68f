package io.fleettwin.api.cli.screen;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A screen that nobody looks at, and what was written to it. */
public final class Written {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen =
      Screen.plain(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  public Screen screen() {
    return screen;
  }

  /** The result. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Everything else. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
