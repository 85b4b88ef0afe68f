package io.fleettwin.cluster.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What Akka requires of a plugin, asked of each node. */
abstract class PluginTck {
  static final long NO_BOUND = Long.MAX_VALUE;

  private static final AtomicInteger ENTITIES = new AtomicInteger();

  @TempDir static Path data;
  private static List<PluginNode> nodes;

  /** An entity of the test's own. */
  String id;

  @BeforeAll
  static void start() throws SQLException {
    nodes = PluginNode.startAll(data);
  }

  @AfterAll
  static void stop() {
    nodes.forEach(PluginNode::close);
  }

  static Stream<PluginNode> nodes() {
    return nodes.stream();
  }

  @BeforeEach
  void nameEntity() {
    id = "live/007/PC-" + ENTITIES.incrementAndGet();
  }
}
