package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.InboxRows.EVERYTHING;
import static io.fleettwin.cluster.journal.InboxRows.NEVER_IDLE;
import static io.fleettwin.cluster.journal.InboxRows.SOON_IDLE;
import static io.fleettwin.cluster.journal.InboxRows.await;
import static io.fleettwin.cluster.journal.InboxRows.event;
import static io.fleettwin.cluster.journal.InboxRows.inbox;
import static io.fleettwin.cluster.journal.InboxRows.kill;
import static io.fleettwin.cluster.journal.InboxRows.oneOfEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node finds that starts after a kill. */
class KilledInboxTest {
  /** Two and a half transactions. */
  private static final int EVENTS = 5 * Filing.ROWS_IN_TRANSACTION / 2;

  @TempDir private Path data;
  @TempDir private Path left;
  private Config config;
  private Config configOfNext;

  @BeforeEach
  void configure() {
    config = JournalConfig.h2(data, NEVER_IDLE);
    configOfNext = JournalConfig.h2(left, NEVER_IDLE);
  }

  @Test
  void eventsThatWereNotFiledAreThereAfterAKill() throws Exception {
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", EVENTS));
      kill(data, left);
    }
    assertAllIsThereOnce();
  }

  @Test
  void largeEventsThatWereNotFiledAreThereAfterAKill() throws Exception {
    byte[] payload = new byte[3 * InboxTable.MOST_BYTES];
    Arrays.fill(payload, (byte) 7);
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(List.of(event("live/007/A", 1), event("live/007/B", 1, payload)));
      inbox(journal).append(List.of(event("live/007/C", 1, payload), event("live/007/D", 1)));
      kill(data, left);
    }
    try (Journal next = Journal.open(configOfNext)) {
      assertThat(InboxRows.scan(next, EVERYTHING)).hasSize(4);
      next.scan("live/007/B", "live/007/D", row -> assertThat(row.payload()).isEqualTo(payload));
    }
  }

  @Test
  void eventsOfWhichOneEntitysWereFiledAreThereAfterAKill() throws Exception {
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", EVENTS));
      inbox(journal).fileEntity("live/007/00042");
      assertThat(JournalRows.of(config).countOf("event_journal")).isEqualTo(1);
      kill(data, left);
    }
    assertAllIsThereOnce();
  }

  @Test
  void eventsOfWhichSomeTransactionsWereFiledAreThereAfterAKillAndWithout() throws Exception {
    config = JournalConfig.h2(data, SOON_IDLE);
    try (Journal journal = Journal.open(config)) {
      try (Connection lock = JournalRows.of(config).connection()) {
        InboxRows.keepFromBeingFiled(lock, "live/007/%05d".formatted(EVENTS - 1));
        inbox(journal).append(oneOfEach("live/007/", EVENTS));
        await(() -> inbox(journal).held() == EVENTS - 2 * Filing.ROWS_IN_TRANSACTION);
        kill(data, left);
        lock.rollback();
      }
      await(() -> inbox(journal).held() == 0);
      assertThat(InboxRows.scan(journal, EVERYTHING)).hasSize(EVENTS);
    }
    assertAllIsThereOnce();
  }

  @Test
  void eventsThatWereFiledAndNotRemovedFromTheInboxAreThereOnceAfterAKill() throws Exception {
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(oneOfEach("live/007/", EVENTS));
      assertThat(journal.count("live/", "live0")).isEqualTo(EVENTS);
      assertThat(InboxRows.in("inbox_a", JournalRows.of(config))).isEqualTo(EVENTS);
      kill(data, left);
    }
    assertAllIsThereOnce();
  }

  @Test
  void eventsInBothInboxesAreThereInOrderAfterAKill() throws Exception {
    config = JournalConfig.h2(data, NEVER_IDLE, "fleettwin.database.h2.inbox-rows = " + EVENTS);
    try (Journal journal = Journal.open(config);
        Connection lock = JournalRows.of(config).connection()) {
      InboxRows.keepFromBeingFiled(lock, "live/007/00000");
      inbox(journal).append(oneOfEach("live/007/", EVENTS));
      inbox(journal).append(List.of(event("live/007/00042", 2), event("live/007/00042", 3)));
      assertThat(InboxRows.in("inbox_b", JournalRows.of(config))).isEqualTo(2);
      kill(data, left);
      lock.rollback();
    }
    try (Journal next = Journal.open(configOfNext)) {
      assertThat(next.count("live/", "live0")).isEqualTo(EVENTS + 2);
      assertThat(JournalRows.of(configOfNext).inOrder()).isEqualTo(2);
      inbox(next).append(List.of(event("live/007/00042", 4)));
    }
  }

  @Test
  void anotherEventInThePlaceOfOneThatIsLeftStopsTheStart() throws Exception {
    try (Journal journal = Journal.open(config)) {
      inbox(journal).append(List.of(event("live/007/A", 1)));
      kill(data, left);
    }
    JournalRows.of(configOfNext).insert(List.of("live/007/A"), 1, 0);

    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(() -> Journal.open(configOfNext))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("event 1 of live/007/A");
      assertThat(InboxRows.in("inbox_a", JournalRows.of(configOfNext))).isEqualTo(1);
    }
  }

  private void assertAllIsThereOnce() throws SQLException {
    try (Journal next = Journal.open(configOfNext)) {
      assertThat(InboxRows.scan(next, EVERYTHING)).hasSize(EVENTS).doesNotHaveDuplicates();
      JournalRows rows = JournalRows.of(configOfNext);
      assertThat(rows.countOf("event_journal")).isEqualTo(EVENTS);
      assertThat(rows.countOf("inbox_a") + rows.countOf("inbox_b")).isZero();
      inbox(next).append(List.of(event("live/007/00000", 2)));
    }
  }
}
