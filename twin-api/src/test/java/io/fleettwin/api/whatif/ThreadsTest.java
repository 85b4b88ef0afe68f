package io.fleettwin.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void allTasksAreDoneAtTheSameTimeAndAwaited() {
    CyclicBarrier allAreThere = new CyclicBarrier(3);
    AtomicInteger done = new AtomicInteger();
    Runnable task =
        () -> {
          try {
            allAreThere.await();
            done.incrementAndGet();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
          }
        };

    try (Threads threads = new Threads(3)) {
      threads.run(Collections.nCopies(3, task));
    }

    assertThat(done).hasValue(3);
  }

  @Test
  void whatATaskThrowsIsThrownWhenAllHaveEnded() {
    AtomicInteger done = new AtomicInteger();
    Runnable broken =
        () -> {
          throw new IllegalStateException("broken");
        };

    try (Threads threads = new Threads(2)) {
      assertThatThrownBy(() -> threads.run(List.of(broken, done::incrementAndGet)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("broken");
    }

    assertThat(done).hasValue(1);
  }

  @Test
  void anErrorStaysAnError() {
    Runnable broken =
        () -> {
          throw new AssertionError("broken");
        };

    try (Threads threads = new Threads(2)) {
      assertThatThrownBy(() -> threads.run(List.of(broken))).isInstanceOf(AssertionError.class);
    }
  }
}
