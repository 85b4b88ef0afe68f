package io.fleettwin.api.cli;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.FleetNode;

/** A running node, as far as a command needs it. */
interface Node extends AutoCloseable {

  /** Starts nodes. */
  @FunctionalInterface
  interface Starter {
    Node start(Config config);
  }

  Fleet fleet();

  ActorSystem<?> system();

  WhatIfHistory whatIfs();

  /** Stops it in order, and waits until all is written. */
  @Override
  void close();

  /** Starts a real node. */
  static Node start(Config config) {
    FleetNode node = FleetNode.start(config);
    return new Node() {
      @Override
      public Fleet fleet() {
        return node;
      }

      @Override
      public ActorSystem<?> system() {
        return node.system();
      }

      @Override
      public WhatIfHistory whatIfs() {
        return node.whatIfs();
      }

      @Override
      public void close() {
        node.close();
      }
    };
  }
}
