package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.Offset;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Akka's plugin on our tables. */
class JournalPluginTest {
  private static final String DATABASES = "io.fleettwin.cluster.journal.TestDatabase#available";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anEntityRecoversWhatItPersisted(TestDatabase database) throws SQLException {
    Config config = database.empty(data);
    try (Node node = new Node(config)) {
      persist(node, new Counter("live/007/PC-1"), "a", "b", "c");
    }
    try (Node node = new Node(config)) {
      assertThat(stateOf(node, new Counter("live/007/PC-1"))).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void theReadJournalFindsEntitiesEventsAndTags(TestDatabase database) throws Exception {
    Config config = database.empty(data);
    try (Node node = new Node(config)) {
      persist(node, new Counter("live/007/PC-1"), "a", "tag-x", "b");
      persist(node, new Counter("live/008/PC-2"), "tag-x", "tag-y");
      JdbcReadJournal queries = queries(node);

      awaitThat(
          node,
          () -> {
            assertThat(all(node, queries.currentPersistenceIds()))
                .containsExactlyInAnyOrder("live/007/PC-1", "live/008/PC-2");
            assertThat(events(node, queries.currentEventsByPersistenceId("live/007/PC-1", 0, 100)))
                .containsExactly("a", "tag-x", "b");
          });
      assertThat(events(node, queries.currentEventsByTag("tag-x", Offset.noOffset()))).hasSize(2);
      assertThat(events(node, queries.currentEventsByTag("tag-y", Offset.noOffset()))).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void theReadJournalSeesEveryEventInTheEndAndNoneTwice(TestDatabase database) throws Exception {
    int entities = 300;
    Config config = database.empty(data, "fleettwin.database.h2.inbox-rows = 50");
    try (Node node = new Node(config)) {
      for (int entity = 0; entity < entities; entity++) {
        persist(node, new Counter("live/007/PC-" + entity), entity + "-a", entity + "-b");
      }
      JdbcReadJournal queries = queries(node);
      awaitThat(
          node,
          () ->
              assertThat(all(node, queries.currentPersistenceIds()))
                  .hasSize(entities)
                  .doesNotHaveDuplicates());
      awaitThat(
          node,
          () ->
              assertThat(
                      events(node, queries.currentEventsByPersistenceId("live/007/PC-299", 0, 9)))
                  .containsExactly("299-a", "299-b"));
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anEntityThatIsReadRightAfterItWroteHasAllItsEvents(TestDatabase database)
      throws SQLException {
    try (Node node = new Node(database.empty(data))) {
      for (int entity = 0; entity < 50; entity++) {
        String id = "live/007/PC-" + entity;
        persist(node, new Counter(id), "a", "b", "tag-x", "c");
        assertThat(stateOf(node, new Counter(id))).isEqualTo(4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void eventsBehindASnapshotAreDeletedAndNoScanShowsThem(TestDatabase database)
      throws SQLException {
    // Akka deletes events only where a snapshot is not optional.
    Config config = database.empty(data, "jdbc-snapshot-store.snapshot-is-optional = false");
    RetentionCriteria snapshots =
        RetentionCriteria.snapshotEvery(3, 1).withDeleteEventsOnSnapshot();
    try (Node node = new Node(config)) {
      persist(node, new Counter("live/007/PC-1", snapshots), "a", "b", "c", "d", "e", "f", "g");
      node.kit
          .<Object>createTestProbe()
          .awaitAssert(
              PATIENCE,
              () -> {
                assertThat(node.journal.count("live/007/", "live/0070")).isEqualTo(4);
                return null;
              });
      assertThat(node.rows.countOf("journal_snapshot")).isPositive();
    }
    try (Node node = new Node(config)) {
      List<Long> left = new ArrayList<>();
      node.journal.scan("live/007/", "live/0070", row -> left.add(row.sequenceNr()));

      assertThat(left).containsExactly(4L, 5L, 6L, 7L);
      assertThat(stateOf(node, new Counter("live/007/PC-1", snapshots))).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void twentyThousandEntitiesThatPersistAtOnceAreAllAcknowledged(TestDatabase database)
      throws SQLException {
    Config config = database.empty(data);
    int entities = 20_000;
    try (Node node = new Node(config)) {
      TestProbe<Integer> acknowledged = node.kit.createTestProbe();
      for (int entity = 0; entity < entities; entity++) {
        node.kit
            .spawn(new Counter("live/%03d/PC-%d".formatted(entity % 128, entity)))
            .tell(
                new Counter.Persist(
                    "0123456789012345678901234567890123456789", acknowledged.getRef()));
      }
      acknowledged.receiveSeveralMessages(entities, PATIENCE);

      assertThat(node.journal.count("live/", "live0")).isEqualTo(entities);
    }
  }

  private static JdbcReadJournal queries(Node node) {
    return PersistenceQuery.get(node.kit.system())
        .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
  }

  private interface Assertion {
    void check() throws Exception;
  }

  /** Queries see an event when it is filed, some time after it was acknowledged. */
  private static void awaitThat(Node node, Assertion assertion) {
    node.kit
        .<Object>createTestProbe()
        .awaitAssert(
            PATIENCE,
            () -> {
              assertion.check();
              return null;
            });
  }

  private static void persist(Node node, Counter entity, String... events) {
    TestProbe<Integer> acknowledged = node.kit.createTestProbe();
    ActorRef<Counter.Command> counter = node.kit.spawn(entity);
    for (String event : events) {
      counter.tell(new Counter.Persist(event, acknowledged.getRef()));
    }
    acknowledged.receiveSeveralMessages(events.length, PATIENCE);
  }

  private static int stateOf(Node node, Counter entity) {
    TestProbe<Integer> answer = node.kit.createTestProbe();
    node.kit.spawn(entity).tell(new Counter.Ask(answer.getRef()));
    return answer.receiveMessage(PATIENCE);
  }

  private static List<Object> events(Node node, Source<EventEnvelope, ?> found) throws Exception {
    return all(node, found.map(EventEnvelope::event));
  }

  private static <T> List<T> all(Node node, Source<T, ?> found) throws Exception {
    return found
        .runWith(Sink.seq(), node.kit.system())
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** An actor system with its journal. Closing it waits until both are closed. */
  private static final class Node implements AutoCloseable {
    private final JournalRows rows;
    private final Journal journal;
    private final ActorTestKit kit;

    Node(Config config) {
      rows = JournalRows.of(config);
      journal = Journal.open(config);
      kit = TestSystem.start(config, journal);
    }

    @Override
    public void close() {
      ActorTestKit.shutdown(kit.system(), PATIENCE);
    }
  }
}
