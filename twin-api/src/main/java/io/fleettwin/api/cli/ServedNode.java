package io.fleettwin.api.cli;

import com.typesafe.config.Config;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.Patience;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.http.Backend;
import io.fleettwin.api.http.HttpServer;
import io.fleettwin.api.whatif.queue.QueueSettings;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.world.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A node with its HTTP interface and the world that mirrors the real fleet. */
final class ServedNode implements AutoCloseable {

  private final Node node;
  private final HttpServer server;

  private ServedNode(Node node, HttpServer server) {
    this.node = node;
    this.server = server;
  }

  /** Starts it; whatever it has begun when something fails, it stops again. */
  static ServedNode start(Node.Starter nodes, Config config, Screen screen) {
    screen.say("Starting a node ...");
    Node node = nodes.start(config);
    try {
      var served = new ServedNode(node, serve(node));
      ensureLiveWorld(node.fleet(), Instant.now());
      // Akka's own hook stops the node as well; this one tells when that is done.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> served.end(screen), "serve-end"));
      return served;
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private static HttpServer serve(Node node) {
    try {
      var settings = QueueSettings.of(node.system().settings().config());
      var backend = Backend.inHome(node.fleet(), node.whatIfs(), settings, Version.product());
      return HttpServer.start(node.system(), backend).toCompletableFuture().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its clock begins at midnight UTC of the day of the first start. */
  private static void ensureLiveWorld(Fleet fleet, Instant now) {
    Optional<WorldView> there = Patience.await(() -> fleet.world(WorldSettings.LIVE));
    // One that is there is made again as it is: a node that died at its first start may not have
    // put it on the list of worlds, from which it is woken.
    WorldSettings live =
        there
            .map(WorldView::settings)
            .orElseGet(() -> WorldSettings.live(now.truncatedTo(ChronoUnit.DAYS)));
    Outcome<WorldView> made = Patience.await(() -> fleet.createWorld(live));
    // Another node of the cluster may have been faster.
    if (made instanceof Outcome.Refused<WorldView> refused
        && refused.refusal().code() != RefusalCode.ALREADY_EXISTS) {
      throw CommandFailed.failed(
          "the world %s cannot be made: %s"
              .formatted(WorldSettings.LIVE, refused.refusal().message()));
    }
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return server.address();
  }

  /** Waits until the node has stopped, for whatever reason. */
  void awaitEnd() {
    node.system().getWhenTerminated().toCompletableFuture().join();
  }

  private void end(Screen screen) {
    if (!node.system().getWhenTerminated().toCompletableFuture().isDone()) {
      screen.say("Stopping ...");
    }
    node.close();
    screen.say("Stopped; everything is on disk.");
  }

  @Override
  public void close() {
    node.close();
  }
}
