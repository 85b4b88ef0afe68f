package io.fleettwin.api.cli;

import akka.actor.typed.ActorSystem;
import io.fleettwin.cluster.node.Fleet;

/**
 * A node for one demo, with a directory for it alone, which goes with the demo unless it is to be
 * kept. Whoever presses Ctrl-C need not wait: a journal that nobody keeps is not closed in order.
 */
final class DemoNode implements AutoCloseable {

  private final DataDirectory directory;
  private final boolean kept;
  private final Thread hook = new Thread(this::interrupted, "demo-end");
  private volatile Node node;
  private boolean left;

  private DemoNode(DataDirectory directory, boolean kept) {
    this.directory = directory;
    this.kept = kept;
  }

  /** Starts a node in a directory, which it takes over. */
  static DemoNode start(Node.Starter nodes, DataDirectory directory, boolean kept) {
    var demo = new DemoNode(directory, kept);
    Runtime.getRuntime().addShutdownHook(demo.hook);
    try {
      demo.node = nodes.start(NodeSettings.ofDemo(directory.path(), kept));
      return demo;
    } catch (RuntimeException e) {
      demo.close();
      throw e;
    }
  }

  Fleet fleet() {
    return node.fleet();
  }

  ActorSystem<?> system() {
    return node.system();
  }

  @Override
  public void close() {
    closeNode();
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending; the hook finds that all is done.
      assert left;
    }
  }

  private void interrupted() {
    if (kept) {
      closeNode();
    }
    leave();
  }

  private void closeNode() {
    if (node != null) {
      node.close();
    }
  }

  private synchronized void leave() {
    if (left) {
      return;
    }
    left = true;
    directory.close();
    if (!kept) {
      RunDirectories.remove(directory.path());
    }
  }
}
