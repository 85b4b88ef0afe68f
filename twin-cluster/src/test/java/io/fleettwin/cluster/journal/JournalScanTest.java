package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class JournalScanTest {
  private static final int EVENTS = 3;
  private static final int DELETED = 1;

  /** Some pages end in the middle of an entity, some with its last event. */
  private static final String SMALL_PAGES = "fleettwin.database.scan-page-rows = 4";

  private record Database(Journal journal, JournalRows rows) {}

  private static final List<Database> DATABASES = new ArrayList<>();
  private static TestDirectory directory;

  @BeforeContainer
  static void open() throws SQLException {
    directory = new TestDirectory();
    for (TestDatabase database : TestDatabase.available().toList()) {
      Config config = database.empty(directory.path(), SMALL_PAGES);
      DATABASES.add(new Database(Journal.open(config), JournalRows.of(config)));
    }
  }

  @AfterContainer
  static void close() {
    DATABASES.forEach(database -> database.journal().close());
    DATABASES.clear();
    directory.close();
  }

  @Property(tries = 60)
  void aScanHandsOverExactlyTheEventsOfItsPrefixInOrder(
      @ForAll("ids") Set<String> ids, @ForAll("prefixes") String prefix) throws SQLException {
    PersistenceIdRange range = PersistenceIdRange.ofPrefix(prefix);
    List<String> expected =
        ids.stream()
            .filter(id -> id.startsWith(prefix))
            .sorted()
            .flatMap(id -> Stream.of(id + "#2", id + "#3"))
            .toList();

    for (Database database : DATABASES) {
      database.rows().execute("DELETE FROM \"event_journal\"");
      database.rows().insert(ids, EVENTS, DELETED);

      List<String> scanned = new ArrayList<>();
      database
          .journal()
          .scan(
              range.fromInclusive(),
              range.toExclusive(),
              row -> scanned.add(row.persistenceId() + "#" + row.sequenceNr()));

      assertThat(scanned).isEqualTo(expected);
      assertThat(database.journal().count(range.fromInclusive(), range.toExclusive()))
          .isEqualTo(expected.size());
    }
  }

  @Example
  void aRowCarriesTheEventAsItWasWritten() throws SQLException {
    for (Database database : DATABASES) {
      database.rows().execute("DELETE FROM \"event_journal\"");
      database.rows().insert(Set.of("live/007/PC-0001"), 1, 0);

      List<JournalRow> rows = new ArrayList<>();
      database.journal().scan("live/007/", "live/0070", rows::add);

      assertThat(rows)
          .singleElement()
          .usingRecursiveComparison()
          .isEqualTo(
              new JournalRow(
                  "live/007/PC-0001",
                  1,
                  19,
                  "S",
                  JournalRows.payload("live/007/PC-0001", 1),
                  1_720_000_000_000L));
    }
  }

  @Example
  void aReceiverMayReadTheDatabaseWhileItScans() throws SQLException {
    for (Database database : DATABASES) {
      database.rows().execute("DELETE FROM \"event_journal\"");
      database.rows().insert(Set.of("live/007/A", "live/007/B"), 2, 0);

      List<Long> counts = new ArrayList<>();
      database
          .journal()
          .scan(
              "live/007/",
              "live/0070",
              row -> counts.add(database.journal().count("live/007/", "live/0070")));

      assertThat(counts).containsExactly(4L, 4L, 4L, 4L);
    }
  }

  @Example
  void aPageIsReadAlongTheIndexAndNotSorted() throws SQLException {
    try (Connection connection = DATABASES.getFirst().rows().connection();
        PreparedStatement statement = connection.prepareStatement("EXPLAIN " + Journal.PAGE)) {
      statement.setString(1, "live/007/");
      statement.setString(2, "live/0070");
      statement.setString(3, "live/007/");
      statement.setLong(4, 0);
      statement.setInt(5, 100);
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        assertThat(plan.getString(1)).contains("event_journal_entity").contains("index sorted");
      }
    }
  }

  @Example
  void aPageOfAnEarlierMomentIsReadAlongTheSameIndex() throws SQLException {
    try (Connection connection = DATABASES.getFirst().rows().connection();
        PreparedStatement statement =
            connection.prepareStatement("EXPLAIN " + Journal.PAGE_AS_OF)) {
      statement.setString(1, "live/007/");
      statement.setString(2, "live/0070");
      statement.setString(3, "live/007/");
      statement.setLong(4, 0);
      statement.setLong(5, 1_000);
      statement.setInt(6, 100);
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        assertThat(plan.getString(1)).contains("event_journal_entity").contains("index sorted");
      }
    }
  }

  @Provide
  Arbitrary<String> prefixes() {
    return cohorts().map(cohort -> "live/" + cohort + "/");
  }

  @Provide
  Arbitrary<Set<String>> ids() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("-._:/09AZaz").ofMinLength(1).ofMaxLength(5);
    return Combinators.combine(cohorts(), names)
        .as((cohort, name) -> "live/" + cohort + "/" + name)
        .set()
        .ofMaxSize(20);
  }

  /** Cohorts of which one is the beginning of another, and what other entities of a world have. */
  private static Arbitrary<String> cohorts() {
    return Arbitraries.of("00", "000", "007", "0070", "00-", "01", "world", "rollout");
  }
}
