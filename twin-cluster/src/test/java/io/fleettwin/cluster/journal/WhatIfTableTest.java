package io.fleettwin.cluster.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.history.WhatIfProgress;
import io.fleettwin.cluster.history.WhatIfState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhatIfTableTest {
  private static final String DATABASES = "io.fleettwin.cluster.journal.TestDatabase#available";
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30.125Z");
  private static final String NODE = "node-1";
  private static final byte[] DOCUMENT = "{\"name\":\"a question\"}".getBytes(UTF_8);
  private static final WhatIfProgress HALF =
      new WhatIfProgress(51, "Futures", 50, 100, OptionalLong.of(7));

  @TempDir private Path data;

  private static WhatIfEntry queued(String id) {
    return new WhatIfEntry(
        id,
        "a question",
        20_000,
        2,
        100,
        WhatIfState.QUEUED,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void add(WhatIfHistory history, String... ids) {
    for (String id : ids) {
      assertThat(history.add(queued(id), NODE, Optional.empty(), DOCUMENT)).isTrue();
    }
  }

  private static List<String> ids(List<WhatIfEntry> page) {
    return page.stream().map(WhatIfEntry::id).toList();
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aQuestionIsReadAsItWasAddedAndAsItGoesOn(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "a");
      assertThat(history.find("a")).hasValue(queued("a"));
      assertThat(history.document("a")).hasValue(DOCUMENT);
      assertThat(history.answer("a")).isEmpty();
      assertThat(history.find("b")).isEmpty();

      assertThat(history.begin("a", NOW.plusSeconds(1))).isTrue();
      WhatIfEntry running = queued("a").running(NOW.plusSeconds(1));
      assertThat(history.find("a")).hasValue(running);

      assertThat(history.progress("a", HALF, NOW.plusSeconds(2))).isTrue();
      assertThat(history.find("a")).hasValue(running.at(HALF));
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anAnswerOutlivesItsNode(TestDatabase database) throws SQLException {
    Config settings = database.empty(data);
    byte[] answer = new byte[3_000_000];
    new Random(1).nextBytes(answer);
    try (Journal journal = Journal.open(settings)) {
      add(journal.whatIfs(), "a");
      journal.whatIfs().begin("a", NOW);
      assertThat(end(journal.whatIfs(), WhatIfState.DONE, Optional.empty(), answer)).isTrue();
    }
    try (Journal again = Journal.open(settings)) {
      assertThat(again.whatIfs().find("a"))
          .hasValue(queued("a").running(NOW).ended(WhatIfState.DONE, NOW, Optional.empty()));
      assertThat(again.whatIfs().answer("a")).hasValue(answer);
    }
  }

  private static boolean end(
      WhatIfHistory history, WhatIfState how, Optional<String> problem, byte[] answer) {
    return history.end("a", how, NOW, problem, Optional.ofNullable(answer));
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void whatHasEndedNeitherGoesOnNorEndsAgain(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "a");
      assertThat(end(history, WhatIfState.CANCELLED, Optional.empty(), null)).isTrue();

      assertThat(history.begin("a", NOW)).isFalse();
      assertThat(history.progress("a", HALF, NOW)).isFalse();
      assertThat(end(history, WhatIfState.DONE, Optional.empty(), DOCUMENT)).isFalse();
      assertThat(history.failUnattended(NOW, NOW, "the node stopped")).isZero();
      assertThat(history.find("a").orElseThrow().state()).isEqualTo(WhatIfState.CANCELLED);
      assertThat(history.answer("a")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void onlyWhatIsQueuedBegins(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "a");
      assertThat(history.progress("a", HALF, NOW)).isFalse();
      assertThat(history.begin("a", NOW)).isTrue();
      assertThat(history.begin("a", NOW)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void pagesGoFromTheNewestToTheOldest(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "1-b", "3-a", "2-c");
      assertThat(ids(history.page(Optional.empty(), 2))).containsExactly("3-a", "2-c");
      assertThat(ids(history.page(Optional.of("2-c"), 2))).containsExactly("1-b");
      // The one that a page ended with may be gone by now.
      assertThat(history.remove("2-c")).isTrue();
      assertThat(history.remove("2-c")).isFalse();
      assertThat(ids(history.page(Optional.of("2-c"), 2))).containsExactly("1-b");
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aCommandAddsOneQuestion(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      assertThat(history.add(queued("a"), NODE, Optional.of("key"), DOCUMENT)).isTrue();
      assertThat(history.add(queued("b"), NODE, Optional.of("key"), DOCUMENT)).isFalse();
      assertThat(history.ofCommand("key")).hasValue(queued("a"));
      assertThat(history.ofCommand("other")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void whatANodeHasLeftBehindFailsAndWhatIsAliveGoesOn(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "a", "b", "c");
      history.begin("a", NOW);
      history.begin("b", NOW);
      Instant later = NOW.plusSeconds(60);
      history.progress("b", HALF, later);
      assertThat(history.add(queued("d"), "node-2", Optional.empty(), DOCUMENT)).isTrue();
      history.waiting("node-2", later);

      assertThat(history.failUnattended(NOW.plusSeconds(30), later, "the node stopped"))
          .isEqualTo(2);

      assertThat(history.find("a"))
          .hasValue(
              queued("a")
                  .running(NOW)
                  .ended(WhatIfState.FAILED, later, Optional.of("the node stopped")));
      assertThat(history.find("b").orElseThrow().state()).isEqualTo(WhatIfState.RUNNING);
      assertThat(history.find("c").orElseThrow().state()).isEqualTo(WhatIfState.FAILED);
      assertThat(history.find("d").orElseThrow().state()).isEqualTo(WhatIfState.QUEUED);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void theOldestGoWhenThereAreTooManyButNoneThatIsNotOver(TestDatabase database)
      throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "1", "2", "3", "4");
      for (String id : List.of("2", "3", "4")) {
        history.end(id, WhatIfState.CANCELLED, NOW, Optional.empty(), Optional.empty());
      }
      history.keep(4);
      assertThat(ids(history.page(Optional.empty(), 9))).containsExactly("4", "3", "2", "1");
      history.keep(2);
      assertThat(ids(history.page(Optional.empty(), 9))).containsExactly("4", "3", "1");
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aLongProblemIsShortened(TestDatabase database) throws SQLException {
    try (Journal journal = Journal.open(database.empty(data))) {
      WhatIfHistory history = journal.whatIfs();
      add(history, "a");
      end(history, WhatIfState.FAILED, Optional.of("x".repeat(5_000)), null);
      assertThat(history.find("a").orElseThrow().problem().orElseThrow())
          .hasSize(WhatIfEntry.MAX_PROBLEM_CHARS);
    }
  }
}
