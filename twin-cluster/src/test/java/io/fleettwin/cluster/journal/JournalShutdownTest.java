package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.CoordinatedShutdown;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.Config;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalShutdownTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;

  @Test
  void whenTheNodeHasEndedItsFileIsClosedAndNothingElseIsLeft() throws Exception {
    runAndShutDown(JournalConfig.h2(data));

    assertThat(TestDirectory.filesIn(data))
        .as("files, where H2 reports trouble in a trace: %s", TestDirectory.tracesIn(data))
        .containsExactly("journal.mv.db");
    try (FileChannel file =
            FileChannel.open(data.resolve("journal.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void afterAnOrderlyEndTheNextNodeFindsEveryEvent() throws Exception {
    runAndShutDown(JournalConfig.h2(data));
    runAndShutDown(JournalConfig.h2(data));

    try (Journal journal = Journal.open(JournalConfig.h2(data))) {
      assertThat(journal.count("live/", "live0")).isEqualTo(2);
    }
  }

  @Test
  void theJournalMayBeClosedTwice() {
    Journal journal = Journal.open(JournalConfig.h2(data));
    journal.close();
    journal.close();

    assertThat(data.resolve("journal.mv.db")).exists();
  }

  @Test
  void aFileThatIsMostlyWasteIsCopiedWhenTheNodeEnds() throws Exception {
    Config config = JournalConfig.h2(data, "fleettwin.database.h2.compact-above = 1 MiB");
    Journal journal = Journal.open(config);
    waste(config);
    long before = Files.size(data.resolve("journal.mv.db"));

    journal.close();

    assertThat(Files.size(data.resolve("journal.mv.db"))).isLessThan(before / 4);
    assertThat(TestDirectory.filesIn(data)).containsExactly("journal.mv.db");
    try (Journal again = Journal.open(config)) {
      assertThat(again.count("live/", "live0")).isEqualTo(1_000);
    }
  }

  @Test
  void aFileThatIsMostlyWasteAfterACrashIsCopiedWhenTheNodeStarts() throws Exception {
    Config config = JournalConfig.h2(data, "fleettwin.database.h2.compact-above = 1 MiB");
    Journal.open(config).close(); // makes the tables
    JournalRows rows = JournalRows.of(config);
    try (Connection connection = rows.connection()) {
      assertThat(connection.isValid(0)).isTrue(); // keeps the database open meanwhile
      waste(config);
      rows.execute("SHUTDOWN IMMEDIATELY"); // as a kill would
    }
    long before = Files.size(data.resolve("journal.mv.db"));

    try (Journal again = Journal.open(config)) {
      assertThat(again.count("live/", "live0")).isEqualTo(1_000);
      assertThat(Files.size(data.resolve("journal.mv.db"))).isLessThan(before / 4);
    }
  }

  /** A thousand events, each in a transaction of its own. */
  private static void waste(Config config) throws SQLException {
    JournalRows rows = JournalRows.of(config);
    for (int device = 0; device < 1_000; device++) {
      rows.insert(List.of("live/%03d/PC-%d".formatted(device % 128, device)), 1, 0);
    }
  }

  /** Persists one event by an actor system that has the same database open by Akka's plugin. */
  private static void runAndShutDown(Config config) throws Exception {
    Journal journal = Journal.open(config);
    ActorTestKit kit = TestSystem.start(config, journal);
    TestProbe<Integer> acknowledged = kit.createTestProbe();
    kit.spawn(new Counter("live/007/PC-1")).tell(new Counter.Persist("a", acknowledged.getRef()));
    acknowledged.receiveMessage(PATIENCE);
    CoordinatedShutdown.get(kit.system())
        .runAll(CoordinatedShutdown.unknownReason())
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
