package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalStartTest {
  private static final String WRITE_DELAY = "fleettwin.database.h2.write-delay-ms = 500";

  @TempDir private Path data;

  @Test
  void tablesThatAreThereAreKeptWithTheirRows() throws SQLException {
    Config config = JournalConfig.h2(data);
    Journal.open(config).close();
    JournalRows.of(config).insert(List.of("live/007/PC-0001"), 2, 0);

    try (Journal again = Journal.open(config)) {
      assertThat(again.count("live/", "live0")).isEqualTo(2);
    }
  }

  @Test
  void numbersThatAKillMadeH2ForgetAreNotGivenOutAgain() throws SQLException {
    Config config = JournalConfig.h2(data);
    JournalRows rows = JournalRows.of(config);
    try (Journal journal = Journal.open(config)) {
      rows.insert(List.of("live/007/PC-0001"), 5, 0);
      assertThat(journal.count("live/", "live0")).isEqualTo(5);
      rows.execute("ALTER TABLE \"event_journal\" ALTER COLUMN \"ordering\" RESTART WITH 2");
    }

    try (Journal again = Journal.open(config)) {
      rows.insert(List.of("live/007/PC-0002"), 5, 0);
      assertThat(again.count("live/", "live0")).isEqualTo(10);
    }
  }

  @Test
  void anEventIsWrittenToTwoTreesAndNoMore() throws SQLException {
    Config config = JournalConfig.h2(data);
    try (Journal journal = Journal.open(config);
        Connection connection = JournalRows.of(config).connection();
        Statement statement = connection.createStatement();
        ResultSet indexes =
            statement.executeQuery(
                "SELECT count(*) FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_NAME = 'event_journal'"
                    + " AND INDEX_TYPE_NAME <> 'PRIMARY KEY'")) {
      indexes.next();
      assertThat(indexes.getInt(1)).isEqualTo(1);
      assertThat(journal.count("live/", "live0")).isZero();
    }
  }

  @Test
  void aDatabaseThatWritesLateIsRefused() {
    assertThatThrownBy(() -> Journal.open(JournalConfig.h2(data, WRITE_DELAY)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("500 ms late")
        .hasMessageContaining("WRITE_DELAY=0");
  }

  @Test
  void aRefusedStartLeavesTheDatabaseFreeForTheNext() {
    assertThatThrownBy(() -> Journal.open(JournalConfig.h2(data, WRITE_DELAY)))
        .isInstanceOf(JournalException.class);

    try (Journal journal = Journal.open(JournalConfig.h2(data))) {
      assertThat(journal.count("live/", "live0")).isZero();
    }
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsReportedAsThat() throws IOException {
    Config config = JournalConfig.h2(data);
    Journal.open(config).close();

    try (FileChannel file =
            FileChannel.open(data.resolve("journal.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> Journal.open(config))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("another process has the journal open")
          .hasMessageContaining("TWIN_DATA");
    }
  }

  @Test
  void aMissingScriptIsReportedWithItsPath() {
    assertThatThrownBy(() ->
            Journal.open(JournalConfig.h2(data, "fleettwin.database.h2.schema = nowhere/h2.sql")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("nowhere/h2.sql")
        .hasMessageContaining("twin.home");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          use = oracle                | fleettwin.database.use                | h2 or postgres
          pool-connections = 0        | fleettwin.database.pool-connections   | 1 to 16
          pool-connections = 17       | fleettwin.database.pool-connections   | 1 to 16
          scan-page-rows = 0          | fleettwin.database.scan-page-rows     | 1 to 100000
          connection-timeout = 10 ms  | fleettwin.database.connection-timeout | 1000 to 600000
          connection-timeout = 1 hour | fleettwin.database.connection-timeout | 1000 to 600000
          h2.inbox-rows = 0           | fleettwin.database.h2.inbox-rows      | 1 to 2000000
          h2.inbox-idle = 0 s         | fleettwin.database.h2.inbox-idle      | 1 to 3600000
          h2.inbox-patience = 2 hours | fleettwin.database.h2.inbox-patience  | 1 to 3600000
          """)
  void aBadSettingIsRefusedWithItsPathAndWhatIsAllowed(
      String setting, String path, String allowed) {
    assertThatThrownBy(() -> Journal.open(JournalConfig.h2(data, "fleettwin.database." + setting)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(path)
        .hasMessageContaining(allowed);
  }

  @Test
  void aPasswordStaysOutOfWhatIsPrinted() {
    Config config = JournalConfig.h2(data, "fleettwin.database.h2.password = secret");

    assertThat(DatabaseSettings.from(config).toString()).contains("h2").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:file:/data/journal;WRITE_DELAY=0, true",
    "jdbc:h2:file:/data/journal;auto_server=true, false",
    "jdbc:h2:tcp://localhost:9092/./journal;WRITE_DELAY=0, false"
  })
  void onlyAFileThatNobodyElseWritesHasAnInbox(String url, boolean has) {
    Config config = JournalConfig.h2(data, "fleettwin.database.h2.url = \"" + url + "\"");

    assertThat(DatabaseSettings.from(config).isOwnFile()).isEqualTo(has);
  }

  @Test
  void aRelativeDataDirectoryIsTakenFromWhereTheNodeStarts() throws IOException {
    Path relative = Path.of("target", "relative-journal");

    Journal.open(JournalConfig.h2(relative)).close();

    assertThat(relative.resolve("journal.mv.db")).exists();
    Files.delete(relative.resolve("journal.mv.db"));
    Files.delete(relative);
  }
}
