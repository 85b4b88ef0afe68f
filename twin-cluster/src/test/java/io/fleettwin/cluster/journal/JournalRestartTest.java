package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.InboxRows.NEVER_IDLE;
import static io.fleettwin.cluster.journal.InboxRows.kill;
import static io.fleettwin.cluster.journal.PluginNode.atomic;
import static io.fleettwin.cluster.journal.PluginNode.event;
import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.JournalProtocol.WriteMessagesSuccessful$;
import akka.persistence.PersistentRepr;
import com.typesafe.config.Config;
import io.fleettwin.cluster.journal.PluginNode.Replay;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plugin has of an entity when its system has ended and another one has its journal. */
class JournalRestartTest {
  private static final String ID = "live/007/PC-1";
  private static final String OTHER = "live/007/PC-2";
  private static final String EMPTIED = "live/007/PC-3";

  @TempDir private Path data;
  @TempDir private Path left;

  @ParameterizedTest
  @MethodSource("io.fleettwin.cluster.journal.TestDatabase#available")
  void afterAnOrderlyEndTheNextSystemGoesOnWithTheEntity(TestDatabase database)
      throws SQLException {
    Config config = database.empty(data);
    try (PluginNode node = PluginNode.start("first", config)) {
      writeAndDelete(node);
    }
    try (PluginNode next = PluginNode.start("next", config)) {
      assertGoesOn(next);
      assertStaysEmpty(next);
    }
  }

  @Test
  void afterAKillTheNextSystemGoesOnWithTheEntityThoughNothingWasFiled() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    try (PluginNode node = PluginNode.start("killed", config)) {
      // What deletes also files, and what is replayed is filed before: neither is done here.
      writeTwo(node);
      node.write(atomic(event(OTHER, 1, "o-1")), atomic(event(ID, 3, "a-3"), event(ID, 4, "a-4")));
      assertThat(JournalRows.of(config).countOf("event_journal")).isZero();
      kill(data, left);
    }
    try (PluginNode next = PluginNode.start("next", JournalConfig.h2(left, NEVER_IDLE))) {
      assertThat(payloads(next)).containsExactly("a-1", "a-2", "a-3", "a-4");
      assertThat(next.delete(ID, 2)).isEqualTo(new DeleteMessagesSuccess(2));
      assertGoesOn(next);
    }
  }

  @Test
  void afterAKillTheNextSystemGoesOnWithTheEntityOfWhichAPartWasFiled() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    try (PluginNode node = PluginNode.start("killed", config)) {
      writeAndDelete(node);
      assertThat(JournalRows.of(config).countOf("event_journal")).isEqualTo(2);
      assertThat(InboxRows.in("inbox_a", JournalRows.of(config)))
          .as("the deleted ones too")
          .isEqualTo(7);
      kill(data, left);
    }
    try (PluginNode next = PluginNode.start("next", JournalConfig.h2(left, NEVER_IDLE))) {
      assertGoesOn(next);
      assertStaysEmpty(next);
    }
  }

  private static void writeTwo(PluginNode node) {
    node.write(atomic(event(ID, 1, "a-1")), atomic(event(ID, 2, "a-2")));
  }

  /** Of one entity half of the events are deleted, of one all, and of one none. */
  private static void writeAndDelete(PluginNode node) {
    writeTwo(node);
    node.delete(ID, 2);
    node.write(atomic(event(EMPTIED, 1, "e-1"), event(EMPTIED, 2, "e-2")));
    node.delete(EMPTIED, Long.MAX_VALUE);
    node.write(atomic(event(OTHER, 1, "o-1")), atomic(event(ID, 3, "a-3"), event(ID, 4, "a-4")));
  }

  private static void assertGoesOn(PluginNode next) {
    assertThat(next.replay(ID))
        .isEqualTo(new Replay(List.of(event(ID, 3, "a-3"), event(ID, 4, "a-4")), 4));
    assertThat(next.replay(OTHER)).isEqualTo(new Replay(List.of(event(OTHER, 1, "o-1")), 1));
    assertThat(next.write(atomic(event(ID, 4, "again"))).call())
        .isInstanceOf(WriteMessagesFailed.class);
    assertThat(next.write(atomic(event(ID, 5, "a-5"))).call())
        .isEqualTo(WriteMessagesSuccessful$.MODULE$);
    assertThat(payloads(next)).containsExactly("a-3", "a-4", "a-5");
  }

  private static void assertStaysEmpty(PluginNode next) {
    assertThat(next.replay(EMPTIED)).isEqualTo(new Replay(List.of(), 2));
    assertThat(next.write(atomic(event(EMPTIED, 2, "again"))).call())
        .isInstanceOf(WriteMessagesFailed.class);
  }

  private static List<Object> payloads(PluginNode node) {
    return node.replay(ID).events().stream().map(PersistentRepr::payload).toList();
  }
}
