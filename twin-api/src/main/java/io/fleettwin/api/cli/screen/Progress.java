package io.fleettwin.api.cli.screen;

import java.util.function.Supplier;

/** Shows how far something has come. It may be told often: it shows what the eye can follow. */
public interface Progress extends AutoCloseable {

  /**
   * It has come this far.
   *
   * @param done of the total, where there is one
   * @param line the same in words; it is asked for only when it is shown
   */
  void at(long done, Supplier<String> line);

  /** It has ended; what was shown last stays. */
  @Override
  void close();
}
