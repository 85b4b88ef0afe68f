package io.fleettwin.api.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void anAnswerThatComesIsAskedForOnce() {
    assertThat(Patience.await(() -> answerAfter(0))).isEqualTo("answer");
    assertThat(asked).hasValue(1);
  }

  @Test
  void anAnswerThatIsLateIsAskedForAgain() {
    assertThat(Patience.await(() -> answerAfter(4))).isEqualTo("answer");
    assertThat(asked).hasValue(5);
  }

  @Test
  void patienceEnds() {
    assertThatThrownBy(() -> Patience.await(() -> answerAfter(1_000)))
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(asked).hasValue(5);
  }

  private CompletionStage<String> answerAfter(int lateAnswers) {
    return asked.incrementAndGet() <= lateAnswers
        ? CompletableFuture.failedStage(new TimeoutException("no answer"))
        : CompletableFuture.completedStage("answer");
  }
}
