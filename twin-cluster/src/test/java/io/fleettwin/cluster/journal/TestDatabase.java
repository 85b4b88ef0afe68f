package io.fleettwin.cluster.journal;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * The databases that tests run on: H2, and PostgreSQL if TWIN_TEST_POSTGRES_URL names one, which is
 * then emptied.
 */
enum TestDatabase {
  H2,
  POSTGRES;

  private static final String POSTGRES_URL = System.getenv("TWIN_TEST_POSTGRES_URL");

  static Stream<TestDatabase> available() {
    return POSTGRES_URL == null ? Stream.of(H2) : Stream.of(H2, POSTGRES);
  }

  /**
   * Settings for an empty database.
   *
   * @param data a directory of the test's own
   * @param changes settings that differ, in the syntax of the configuration files
   */
  Config empty(Path data, String... changes) throws SQLException {
    Config h2 = JournalConfig.h2(data, changes);
    return switch (this) {
      case H2 -> h2;
      case POSTGRES -> {
        Config postgres =
            JournalConfig.with(
                h2,
                "fleettwin.database.use = postgres",
                "fleettwin.database.postgres.url = \"" + POSTGRES_URL + "\"",
                "jdbc-journal.use-shared-db = postgres",
                "jdbc-snapshot-store.use-shared-db = postgres",
                "jdbc-read-journal.use-shared-db = postgres",
                "akka-persistence-jdbc.shared-databases.postgres.db.url = \""
                    + POSTGRES_URL
                    + "\"");
        Journal.open(postgres).close();
        JournalRows.of(postgres)
            .execute(
                "TRUNCATE event_tag, event_journal, journal_snapshot, driver_set, what_if RESTART"
                    + " IDENTITY");
        yield postgres;
      }
    };
  }
}
