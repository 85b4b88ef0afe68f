package io.fleettwin.api.whatif.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueuedQuestionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");

  private final AtomicLong nanos = new AtomicLong();
  private final WhatIfEntry queued =
      new WhatIfEntry(
          "id",
          "question",
          100,
          1,
          10,
          WhatIfState.QUEUED,
          NOW,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private final QueuedQuestion question = new QueuedQuestion(queued, null, nanos::get);

  private CompletableFuture<WhatIfEntry> behind(WhatIfEntry seen) {
    return question.behind(seen.revision()).toCompletableFuture();
  }

  @Test
  void thePaceTellsWhatIsLeftOfAPart() {
    question.begin(NOW);
    question.begins("Futures", 10);
    assertThat(question.progress().secondsLeft()).isEmpty();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(4));
    question.played();
    question.played();
    assertThat(question.progress().secondsLeft()).hasValue(16);
  }

  @Test
  void futuresAreToldAFewTimesASecondAndTheLastOneAlways() {
    question.begin(NOW);
    question.begins("Futures", 3);
    WhatIfEntry begun = question.entry();
    CompletableFuture<WhatIfEntry> change = behind(begun);
    question.played();
    assertThat(change).isNotDone();
    nanos.addAndGet(QueuedQuestion.TOLD_EVERY.toNanos());
    question.played();
    assertThat(change.join().progress().orElseThrow().played()).isEqualTo(2);
    CompletableFuture<WhatIfEntry> last = behind(change.join());
    question.played();
    assertThat(last.join().progress().orElseThrow().played()).isEqualTo(3);
  }

  @Test
  void everythingThatCanBeToldHasAGreaterRevisionThanWhatWasBefore() {
    List<Runnable> steps =
        List.of(
            () -> question.begin(NOW),
            () -> question.begins("Futures", 2),
            question::played,
            question::played,
            () -> question.begins("Sensitivity", 1),
            question::played,
            () -> question.end(queued.ended(WhatIfState.DONE, NOW, Optional.empty())));
    long before = question.entry().revision();
    for (Runnable step : steps) {
      step.run();
      assertThat(question.entry().revision()).isGreaterThan(before);
      before = question.entry().revision();
    }
  }

  @Test
  void whatHasEndedStaysAsItIs() {
    question.begin(NOW);
    question.end(queued.ended(WhatIfState.CANCELLED, NOW, Optional.empty()));
    assertThat(question.isCancelled()).isTrue();
    question.begins("Futures", 2);
    question.played();
    question.end(queued.ended(WhatIfState.DONE, NOW, Optional.empty()));
    assertThat(question.entry().state()).isEqualTo(WhatIfState.CANCELLED);
  }

  @Test
  void idsSortInTheOrderInWhichTheyWereMade() {
    Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));
    List<String> made = IntStream.range(0, 100).mapToObj(i -> ids.next()).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(Ids::isOne);
  }
}
