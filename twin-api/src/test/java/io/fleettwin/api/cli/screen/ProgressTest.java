package io.fleettwin.api.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void inAFileALineComesEveryFewSecondsAndAtTheEnd() {
    try (Progress progress = new PlainProgress(err, Duration.ofSeconds(5), nanos::get)) {
      for (int second = 1; second <= 12; second++) {
        nanos.set(Duration.ofSeconds(second).toNanos());
        int done = second;
        progress.at(done, () -> done + " done");
      }
    }
    assertThat(text().lines()).containsExactly("5 done", "10 done", "12 done");
  }

  @Test
  void inAFileNothingIsOverwrittenOrColoured() {
    Screen screen = Screen.plain(err, err);
    try (Progress counting = screen.counting("Enrolling", 10);
        Progress telling = screen.telling()) {
      counting.at(10, () -> "10 of 10 devices");
      telling.at(1, () -> "nothing is down");
    }
    assertThat(text()).contains("10 of 10 devices").contains("nothing is down");
    assertThat(text()).doesNotContain("\r").doesNotContain("\u001b");
  }

  @Test
  void nothingToldMeansNothingShown() {
    try (Progress line = new LineProgress(err, nanos::get);
        Progress plain = new PlainProgress(err, Duration.ofSeconds(5), nanos::get)) {
      assertThat(line).isNotSameAs(plain);
    }
    assertThat(text()).isEmpty();
  }

  @Test
  void onATerminalAShorterLineHidesTheLongerOneBeforeIt() {
    try (Progress progress = new LineProgress(err, nanos::get)) {
      progress.at(1, () -> "twelve chars");
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.at(2, () -> "five!");
    }
    assertThat(text()).isEqualTo("\rtwelve chars\rfive!       " + System.lineSeparator());
  }

  @Test
  void onATerminalALineNeverWraps() {
    try (Progress progress = new LineProgress(err, nanos::get)) {
      progress.at(1, () -> "x".repeat(500));
    }
    assertThat(text().strip()).hasSize(LineProgress.WIDTH).endsWith("x...");
  }

  @Test
  void onATerminalTheLastThingToldIsSeen() {
    try (Progress progress = new LineProgress(err, nanos::get)) {
      progress.at(1, () -> "first");
      progress.at(2, () -> "last");
    }
    assertThat(text()).contains("\rlast");
  }

  @Test
  void onATerminalCountsAreABar() {
    try (Progress progress = new BarProgress(err, "Enrolling", 200)) {
      progress.at(200, () -> "not shown");
    }
    assertThat(text()).contains("Enrolling").contains("100%").contains("200/200");
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
