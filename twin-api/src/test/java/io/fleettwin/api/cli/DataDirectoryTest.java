package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path home;

  @Test
  void aDirectoryIsMadeWhenItIsTaken() {
    try (DataDirectory taken = DataDirectory.take(home.resolve("a/b"))) {
      assertThat(taken.path()).isEqualTo(home.resolve("a/b")).isDirectory();
    }
  }

  @Test
  void aDirectoryThatIsInUseIsRefusedAndTheHolderNamed() {
    try (DataDirectory taken = DataDirectory.take(home)) {
      assertThatThrownBy(() -> DataDirectory.take(taken.path()))
          .isInstanceOfSatisfying(
              CommandFailed.class, failed -> assertThat(failed.exitCode()).isEqualTo(69))
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
  }

  @Test
  void aDirectoryThatWasFreedCanBeTakenAgain() {
    DataDirectory.take(home).close();
    try (DataDirectory again = DataDirectory.take(home)) {
      assertThat(again.path()).isEqualTo(home);
    }
  }

  @Test
  void whereNothingCanBeWrittenThatIsSaid() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.take(file.resolve("data")))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("cannot write to the data directory");
  }
}
