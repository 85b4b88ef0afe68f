package io.fleettwin.api.cli;

import java.nio.file.Path;

/**
 * A directory for one run of a command, which goes with it, also when Ctrl-C ends it: what is in
 * there is of no use to anybody.
 */
final class RunRoot implements AutoCloseable {

  private final DataDirectory directory;
  private final Thread hook = new Thread(this::leave, "run-end");
  private boolean left;

  private RunRoot(DataDirectory directory) {
    this.directory = directory;
  }

  /** Takes a directory over. */
  static RunRoot of(DataDirectory directory) {
    RunRoot root = new RunRoot(directory);
    Runtime.getRuntime().addShutdownHook(root.hook);
    return root;
  }

  Path path() {
    return directory.path();
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending; the hook finds that all is done.
      assert left;
    }
  }

  private synchronized void leave() {
    if (!left) {
      left = true;
      directory.close();
      RunDirectories.remove(directory.path());
    }
  }
}
