package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoriesTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 1, 9, 5, 7);

  /** Of a process that has ended. */
  private static long deadPid;

  @TempDir private Path data;

  @BeforeAll
  static void letAProcessEnd() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    deadPid = ended.pid();
  }

  @Test
  void aDemoGetsADirectoryThatTellsWhenAndWho() {
    try (DataDirectory taken = new RunDirectories(data, "demo").take(NOW)) {
      String name = "20260301-090507-" + ProcessHandle.current().pid();
      assertThat(taken.path()).isEqualTo(data.resolve("demo").resolve(name)).isDirectory();
    }
  }

  @Test
  void whatADeadDemoHasLeftIsRemoved() throws IOException {
    Path left = demo("20260301-080000-" + deadPid);
    new RunDirectories(data, "demo").tidy();
    assertThat(left).doesNotExist();
  }

  @Test
  void whatALivingDemoHasStays() throws IOException {
    Path living = demo("20260301-080000-" + ProcessHandle.current().pid());
    new RunDirectories(data, "demo").tidy();
    assertThat(living.resolve("journal.mv.db")).exists();
  }

  @Test
  void whatIsLockedStaysEvenIfItsProcessCannotBeSeen() throws IOException {
    Path locked = demo("20260301-080000-" + deadPid);
    try (DataDirectory taken = DataDirectory.take(locked)) {
      new RunDirectories(data, "demo").tidy();
      assertThat(taken.path().resolve("journal.mv.db")).exists();
    }
  }

  @Test
  void whatIsNoDemosStays() throws IOException {
    Path other = demo("my-experiment");
    new RunDirectories(data, "demo").tidy();
    assertThat(other.resolve("journal.mv.db")).exists();
  }

  @Test
  void withoutAnyDemoBeforeThereIsNothingToTidy() {
    new RunDirectories(data.resolve("nowhere"), "demo").tidy();
    assertThat(data).isEmptyDirectory();
  }

  private Path demo(String name) throws IOException {
    Path demo = Files.createDirectories(data.resolve("demo").resolve(name));
    Files.createFile(demo.resolve("journal.mv.db"));
    return demo;
  }
}
