package io.fleettwin.api.cli.screen;

import java.io.IOException;

/** Whether somebody looks at what this process writes. */
final class Terminal {
  static final int STANDARD_OUTPUT = 1;
  static final int STANDARD_ERROR = 2;

  private Terminal() {}

  /**
   * Whether a stream of this process is a terminal. Java tells only whether input and output both
   * are, and differently from release to release, so the system's own {@code test} is asked.
   *
   * @param descriptor the stream's number
   */
  static boolean isOne(int descriptor) {
    try {
      var test = new ProcessBuilder("test", "-t", Integer.toString(descriptor)).inheritIO();
      return test.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
