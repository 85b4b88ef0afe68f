package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.InboxRows.EVERYTHING;
import static io.fleettwin.cluster.journal.InboxRows.NEVER_IDLE;
import static io.fleettwin.cluster.journal.InboxRows.SOON_IDLE;
import static io.fleettwin.cluster.journal.InboxRows.await;
import static io.fleettwin.cluster.journal.InboxRows.event;
import static io.fleettwin.cluster.journal.InboxRows.inbox;
import static io.fleettwin.cluster.journal.InboxRows.oneOfEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where events wait until they are filed. */
class InboxTest {
  private static final String TEN_ROWS = "fleettwin.database.h2.inbox-rows = 10";
  private static final String NO_PATIENCE = "fleettwin.database.h2.inbox-patience = 1 ms";

  @TempDir private Path data;

  @Test
  void whatIsAppendedIsFoundByAScanAtOnceAndInTheTableOnlyThen() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    JournalRows rows = JournalRows.of(config);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(List.of(event("live/007/B", 1), event("live/007/A", 1)));
      inbox(journal).append(List.of(event("live/007/A", 2), event("live/008/C", 1)));

      assertThat(rows.countOf("event_journal")).isZero();
      assertThat(InboxRows.scan(journal, "live/007/", "live/0070"))
          .containsExactly("live/007/A#1", "live/007/A#2", "live/007/B#1");
      assertThat(rows.countOf("event_journal")).isEqualTo(3);
      assertThat(journal.count("live/", "live0")).isEqualTo(4);
    }
  }

  @Test
  void whenNothingIsAppendedForAWhileAllIsFiledAndTheInboxEmptied() throws Exception {
    Config config = JournalConfig.h2(data, SOON_IDLE);
    JournalRows rows = JournalRows.of(config);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", 5_000));

      await(() -> rows.countOf("inbox_a") + rows.countOf("inbox_b") == 0);
      assertThat(rows.countOf("event_journal")).isEqualTo(5_000);
      assertThat(inbox(journal).held()).isZero();
    }
  }

  @Test
  void whenManyHaveComeTheyAreFiledWithoutWaiting() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    JournalRows rows = JournalRows.of(config);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/008/", 9_999));
      assertThat(rows.countOf("event_journal")).isZero();
      assertThat(inbox(journal).held()).isEqualTo(9_999);
      inbox(journal).append(List.of(event("live/007/A", 1)));

      await(() -> rows.countOf("event_journal") == 10_000);
      assertFiledTogether("live/007/", "live/008/", rows);
    }
  }

  @Test
  void inALargeFleetTheyAreFiledWhenHalfAsManyHaveComeAsItHasDevices() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE, "fleettwin.database.h2.inbox-age = 1 hour");
    JournalRows rows = JournalRows.of(config);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", 30_000));
      await(() -> inbox(journal).held() == 0);
      inbox(journal).append(oneOfEach("live/009/", 14_000));
      assertThat(rows.countOf("event_journal")).isEqualTo(30_000);
      assertThat(inbox(journal).held()).isEqualTo(14_000);
      inbox(journal).append(oneOfEach("live/008/", 16_000));

      await(() -> rows.countOf("event_journal") == 60_000);
      assertFiledTogether("live/008/", "live/009/", rows);
    }
  }

  /** What is filed together is sorted: those that came first did not have to wait otherwise. */
  private static void assertFiledTogether(String cameLast, String cameFirst, JournalRows rows)
      throws SQLException {
    assertThat(rows.firstPlaceOf(cameLast)).isLessThan(rows.firstPlaceOf(cameFirst));
  }

  @Test
  void whatHasWaitedForLongIsFiledThoughMoreComesAllTheTime() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE, "fleettwin.database.h2.inbox-age = 10 ms");
    JournalRows rows = JournalRows.of(config);
    try (Journal journal = Journal.open(config)) {
      int[] next = {1};
      await(() -> {
        inbox(journal).append(List.of(event("live/007/A", next[0]++)));
        return rows.countOf("event_journal") > 0;
      });
    }
    assertThat(rows.countOf("inbox_a") + rows.countOf("inbox_b")).isZero();
  }

  @Test
  void closingFilesEverything() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", 5_000));
    }

    assertThat(JournalRows.of(config).countOf("event_journal")).isEqualTo(5_000);
    assertThat(InboxRows.in("inbox_a", JournalRows.of(config))).isZero();
  }

  @Test
  void aSecondWriterIsRefusedWithEverythingInItsCallAndItsNeighboursComeThroughAlone() {
    try (Journal journal = Journal.open(JournalConfig.h2(data, NEVER_IDLE))) {
      Inbox inbox = inbox(journal);
      inbox.append(List.of(event("live/007/A", 1), event("live/007/A", 2)));

      assertThatThrownBy(
              () -> inbox.append(List.of(event("live/007/B", 1), event("live/007/A", 2))))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("event 2 of live/007/A")
          .hasMessageContaining("the last one in the journal is 2");
      inbox.append(List.of(event("live/007/B", 1)));
      inbox.append(List.of(event("live/007/A", 3)));

      assertThat(InboxRows.scan(journal, EVERYTHING))
          .containsExactly("live/007/A#1", "live/007/A#2", "live/007/A#3", "live/007/B#1");
    }
  }

  @Test
  void aSecondWriterIsRefusedByANodeThatHasNotSeenTheFirst() {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", 2));
    }
    try (Journal again = Journal.open(config)) {
      Inbox inbox = inbox(again);
      List<EventRow> seconds = oneOfEach("live/007/", 2);
      assertThatThrownBy(() -> inbox.append(seconds.subList(0, 1)))
          .isInstanceOf(JournalException.class);
      assertThat(again.count("live/", "live0")).isEqualTo(2);
      assertThat(InboxRows.scan(again, EVERYTHING)).hasSize(2);
      assertThatThrownBy(() -> inbox.append(seconds.subList(1, 2)))
          .isInstanceOf(JournalException.class);
      inbox.append(List.of(event(seconds.getFirst().key().persistenceId(), 2)));
    }
  }

  @Test
  void whatIsTooLongIsRefusedBeforeAnythingOfItsCallIsWritten() throws Exception {
    String tooLong = "live/007/" + "x".repeat(300);
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    try (Journal journal = Journal.open(config)) {
      Inbox inbox = inbox(journal);
      assertThatThrownBy(() -> inbox.append(List.of(event("live/007/A", 1), event(tooLong, 1))))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("a persistence id of 309");
      assertThat(JournalRows.of(config).countOf("inbox_a")).isZero();
      assertThat(journal.count("live/", "live0")).isZero();

      inbox.append(List.of(event("live/007/A", 1)));
      assertThat(journal.count("live/", "live0")).isEqualTo(1);
    }
  }

  @Test
  void anAppendThatFailsLeavesNothingAndDoesNotHinderTheNext() throws Exception {
    Config config = JournalConfig.h2(data, NEVER_IDLE);
    JournalRows rows = JournalRows.of(config);
    List<EventRow> events = List.of(event("live/007/A", 1));
    try (Journal journal = Journal.open(config)) {
      // As a commit that failed may have left it: the row is there.
      rows.execute("INSERT INTO \"inbox_a\" VALUES (1, X'00')");
      assertThatThrownBy(() -> inbox(journal).append(events))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("could not be written")
          .hasCauseInstanceOf(SQLException.class);
      assertThat(inbox(journal).held()).isZero();

      inbox(journal).append(events);
      assertThat(inbox(journal).held()).isEqualTo(1);
      assertThat(rows.countOf("inbox_a")).isEqualTo(1);
      assertThat(InboxRows.in("inbox_a", rows)).isEqualTo(1);
    }
    try (Journal again = Journal.open(config)) {
      assertThat(InboxRows.scan(again, EVERYTHING)).containsExactly("live/007/A#1");
    }
  }

  @Test
  void appendsWaitWhileFilingIsBehindAndGoOnWhenItIsNot() throws Exception {
    Config config = JournalConfig.h2(data, SOON_IDLE, TEN_ROWS);
    try (Journal journal = Journal.open(config);
        Connection lock = JournalRows.of(config).connection()) {
      InboxRows.keepFromBeingFiled(lock, "live/007/00000");
      fill(inbox(journal));
      Thread waiting =
          Thread.startVirtualThread(() -> inbox(journal).append(oneOfEach("live/009/", 10)));
      await(() -> waiting.getState() == Thread.State.TIMED_WAITING);
      assertThat(inbox(journal).held()).isEqualTo(20);

      lock.rollback();
      waiting.join();
      assertThat(journal.count("live/", "live0")).isEqualTo(30);
    }
  }

  @Test
  void aFullInboxThatCannotBeFiledRefusesMoreAndLosesNothing() throws Exception {
    Config config = JournalConfig.h2(data, SOON_IDLE, TEN_ROWS, NO_PATIENCE);
    try (Journal journal = Journal.open(config);
        Connection lock = JournalRows.of(config).connection()) {
      InboxRows.keepFromBeingFiled(lock, "live/007/00000");
      fill(inbox(journal));
      List<EventRow> more = oneOfEach("live/009/", 10);
      assertThatThrownBy(() -> inbox(journal).append(more))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("20 events wait to be filed");

      lock.rollback();
      await(() -> inbox(journal).held() == 0);
      assertThat(journal.count("live/", "live0")).isEqualTo(20);
    }
  }

  /** Both tables, with filing at a stand. */
  private static void fill(Inbox inbox) {
    inbox.append(oneOfEach("live/007/", 10));
    inbox.append(oneOfEach("live/008/", 10));
  }

  @Test
  void writersAndReadersAtOnceSeeEachEventOnceAndInOrder() throws Exception {
    Config config = JournalConfig.h2(data, SOON_IDLE, "fleettwin.database.h2.inbox-rows = 50");
    int writers = 4;
    int events = 300;
    try (Journal journal = Journal.open(config);
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String id = "live/007/PC-" + writer;
        Random random = new Random(writer);
        done.add(threads.submit(() -> write(journal, id, events, random)));
      }
      for (Future<?> each : done) {
        each.get();
      }
      assertThat(journal.count("live/", "live0")).isEqualTo((long) writers * events);
      assertThat(JournalRows.of(config).outOfOrder())
          .as("events that are ordered before the one they follow")
          .isZero();
    }
  }

  /** Writes an entity's events, some at a time, and reads it now and then. */
  private static void write(Journal journal, String id, int events, Random random) {
    int written = 0;
    while (written < events) {
      int next = Math.min(events, written + 1 + random.nextInt(5));
      inbox(journal)
          .append(IntStream.rangeClosed(written + 1, next).mapToObj(nr -> event(id, nr)).toList());
      written = next;
      if (random.nextInt(4) == 0) {
        assertThat(journal.count(id, id + "/")).isEqualTo(written);
      }
    }
  }
}
