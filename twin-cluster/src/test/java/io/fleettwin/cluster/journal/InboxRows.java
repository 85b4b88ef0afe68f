package io.fleettwin.cluster.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events for an inbox, without an actor that persists them. */
final class InboxRows {
  static final PersistenceIdRange EVERYTHING = new PersistenceIdRange("live/", "live0");

  /** Settings of an inbox that is not filed as long as few events come. */
  static final String NEVER_IDLE = "fleettwin.database.h2.inbox-idle = 1 hour";

  static final String SOON_IDLE = "fleettwin.database.h2.inbox-idle = 10 ms";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private InboxRows() {}

  static Inbox inbox(Journal journal) {
    return journal.inbox().orElseThrow();
  }

  /**
   * Leaves in another directory what a kill would leave now: a copy of the file, since H2 writes at
   * each commit.
   */
  static void kill(Path data, Path left) throws IOException {
    Files.copy(data.resolve("journal.mv.db"), left.resolve("journal.mv.db"));
  }

  static EventRow event(String id, long sequenceNr) {
    return event(id, sequenceNr, "writer");
  }

  static EventRow event(String id, long sequenceNr, String writer) {
    return event(id, sequenceNr, writer, JournalRows.payload(id, sequenceNr));
  }

  static EventRow event(String id, long sequenceNr, byte[] payload) {
    return event(id, sequenceNr, "writer", payload);
  }

  private static EventRow event(String id, long sequenceNr, String writer, byte[] payload) {
    return new EventRow(
        new EventKey(id, sequenceNr),
        writer,
        1_720_000_000_000L,
        "",
        payload,
        19,
        "S",
        null,
        null,
        null);
  }

  /** The first event of entities with five digits behind a prefix, in no order. */
  static List<EventRow> oneOfEach(String prefix, int entities) {
    List<EventRow> rows =
        IntStream.range(0, entities)
            .mapToObj(entity -> event(String.format(Locale.ROOT, "%s%05d", prefix, entity), 1))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(rows, new Random(entities));
    return rows;
  }

  /** Until this connection commits or rolls back, what would file this entity waits, or fails. */
  static void keepFromBeingFiled(Connection connection, String id) throws SQLException {
    connection.setAutoCommit(false);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO \"event_journal\" (%s) VALUES (%s)"
                .formatted(EventRow.COLUMNS, EventRow.PLACES))) {
      event(id, 1, "another").bind(insert);
      insert.executeUpdate();
    }
  }

  /** What a test waits for. */
  interface Condition {
    boolean holds() throws SQLException;
  }

  /** Waits for what the filing thread does by itself. */
  static void await(Condition condition) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new AssertionError("waited in vain for " + PATIENCE);
      }
      Thread.sleep(5);
    }
  }

  /** How many events are in an inbox, filed or not. */
  static int in(String inbox, JournalRows rows) throws SQLException {
    int[] events = {0};
    try (Connection connection = rows.connection()) {
      new InboxTable(inbox)
          .forEach(connection, record -> events[0] += record instanceof EventRow ? 1 : 0);
    }
    return events[0];
  }

  static List<String> scan(Journal journal, PersistenceIdRange range) {
    return scan(journal, range.fromInclusive(), range.toExclusive());
  }

  /** Each event as {@code id#number}. */
  static List<String> scan(Journal journal, String fromInclusive, String toExclusive) {
    List<String> found = new ArrayList<>();
    journal.scan(
        fromInclusive, toExclusive, row -> found.add(row.persistenceId() + "#" + row.sequenceNr()));
    return found;
  }
}
