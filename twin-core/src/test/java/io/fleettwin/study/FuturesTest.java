package io.fleettwin.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FuturesTest {

  private static final TimeGrid FIGURES = TimeGrid.upTo(0);
  private static final List<Case> CASES = List.of(Cases.allAtOnce(), Cases.rings());

  @Test
  void theOutcomesAreTheSameOnAnyNumberOfThreads() {
    String alone = played(Crew.ALONE, 0, 4);

    assertThat(played(new Threads(2), 0, 4)).isEqualTo(alone);
    assertThat(played(new Threads(3), 0, 4)).isEqualTo(alone);
    assertThat(played(new Threads(20), 0, 4)).as("all at one future").isEqualTo(alone);
  }

  @Test
  void futuresArePlayedInPartsAsTheyAreInOne() {
    Outcome[][] all = futures(Crew.ALONE, () -> true).play(CASES, 0, 5);
    Outcome[][] first = futures(Crew.ALONE, () -> true).play(CASES, 0, 2);
    Outcome[][] others = futures(new Threads(2), () -> true).play(CASES, 2, 5);

    for (int i = 0; i < CASES.size(); i++) {
      assertThat(text(first[i]) + text(others[i])).isEqualTo(text(all[i]));
    }
  }

  @Test
  void eachCaseHasItsFuturesInOrder() {
    Outcome[][] outcomes = futures(new Threads(3), () -> true).play(CASES, 1, 4);

    assertThat(outcomes).hasDimensions(2, 3);
    for (int i = 0; i < CASES.size(); i++) {
      for (int number = 1; number < 4; number++) {
        assertThat(outcomes[i][number - 1])
            .hasToString(CASES.get(i).play(number, FIGURES, Crew.ALONE).toString());
      }
    }
  }

  @Test
  void noFuturesAreNone() {
    assertThat(futures(new Threads(2), () -> true).play(CASES, 3, 3)).hasDimensions(2, 0);
  }

  @Test
  void eachFutureIsToldOnce() {
    AtomicInteger told = new AtomicInteger();

    futures(new Threads(3), () -> told.incrementAndGet() > 0).play(CASES, 0, 4);

    assertThat(told).hasValue(8);
  }

  @Test
  void whoWantsNoMoreGetsNone() {
    AtomicInteger told = new AtomicInteger();

    assertThatThrownBy(
            () -> futures(Crew.ALONE, () -> told.incrementAndGet() < 3).play(CASES, 0, 100))
        .isInstanceOf(CancellationException.class);
    assertThat(told).hasValue(3);
  }

  @Test
  void onManyThreadsNobodyGoesOnWhenNoMoreAreWanted() {
    AtomicInteger told = new AtomicInteger();

    assertThatThrownBy(
            () -> futures(new Threads(3), () -> told.incrementAndGet() < 3).play(CASES, 0, 100))
        .hasRootCauseInstanceOf(CancellationException.class);
    assertThat(told.get()).isBetween(3, 6);
  }

  @Test
  void whatGoesWrongInAFutureIsThrown() {
    Case good = CASES.getFirst();
    Case endless =
        new Case("endless", good.fleets(), good.settings(), good.plan(), Endpoint.MAX_TICK + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> futures(Crew.ALONE, () -> true).play(List.of(good, endless), 0, 2))
        .withMessageContaining("" + Endpoint.MAX_TICK);
    assertThatThrownBy(() -> futures(new Threads(2), () -> true).play(List.of(good, endless), 0, 2))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  private static String played(Crew crew, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (Outcome[] ofCase : futures(crew, () -> true).play(CASES, from, to)) {
      text.append(text(ofCase));
    }
    return text.toString();
  }

  private static String text(Outcome[] outcomes) {
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : outcomes) {
      text.append(outcome).append(outcome.stoppedBy()).append(Arrays.toString(outcome.members()));
    }
    return text.toString();
  }

  private static Futures futures(Crew crew, Futures.Progress progress) {
    return new Futures(FIGURES, crew, progress);
  }
}
