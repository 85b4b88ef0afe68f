package io.fleettwin.cluster.journal;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import com.typesafe.config.Config;
import io.fleettwin.cluster.history.WhatIfHistory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The journal of a node, read beside Akka's plugin: many entities in one scan, where the plugin
 * recovers one at a time.
 *
 * <p>Opened before the actor system, so that the tables are there when the first entity asks for
 * them, and so that a database which could lose events stops the start. All methods block on the
 * database: call them on a dispatcher made for that. May be used by several threads at once.
 */
public final class Journal implements AutoCloseable {
  private static final String RANGE =
      """
      FROM "event_journal"
      WHERE "persistence_id" >= ? AND "persistence_id" < ? AND "deleted" = FALSE
      """;

  /**
   * A page that begins behind a row. The lower end of the range is that row's entity, so that the
   * index is entered there.
   */
  static final String PAGE =
      """
      SELECT "persistence_id", "sequence_number", "event_ser_id", "event_ser_manifest",
        "event_payload", "write_timestamp"
      """
          + RANGE
          + """
            AND ("persistence_id" > ? OR "sequence_number" > ?)
          ORDER BY "persistence_id", "sequence_number"
          LIMIT ?
          """;

  /** The same as of a position; the sum keeps the database from entering that column's index. */
  static final String PAGE_AS_OF = PAGE.replace("ORDER BY", "AND \"ordering\" + 0 <= ?\nORDER BY");

  /** Behind every event that there will be. */
  private static final long NOW = Long.MAX_VALUE;

  private static final String COUNT = "SELECT count(*) " + RANGE;

  /** Sequence numbers begin with 1. */
  private static final long BEFORE_FIRST = 0;

  private final JournalDatabase database;
  private final Optional<Inbox> inbox;
  private final DriverSetTable driverSets;
  private final WhatIfTable whatIfs;

  private Journal(JournalDatabase database, Optional<Inbox> inbox) {
    this.database = database;
    this.inbox = inbox;
    this.driverSets = new DriverSetTable(database);
    this.whatIfs = new WhatIfTable(database);
  }

  /**
   * Opens the database that the settings name, makes its tables if need be, and checks it.
   *
   * @throws com.typesafe.config.ConfigException if a setting is wrong
   * @throws JournalException if the database cannot be opened, or would lose or misorder events
   */
  public static Journal open(Config config) {
    JournalDatabase database = JournalDatabase.open(DatabaseSettings.from(config));
    try {
      JournalSchema.applyTo(database);
      StartCheck.require(database);
      OrderingColumn.continueBehindLastEvent(database);
      return new Journal(database, inbox(database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Only where nobody else writes; what was left where it was so is filed in any case. */
  private static Optional<Inbox> inbox(JournalDatabase database) {
    DatabaseSettings settings = database.settings();
    if (settings.kind() == DatabaseKind.H2) {
      Filing.fileLeftovers(database);
    }
    return settings.isOwnFile() ? Optional.of(Inbox.start(database)) : Optional.empty();
  }

  /**
   * Closes the journal when this actor system has ended and Akka's plugin has let go of the
   * database. To be called before the first persistent actor starts: what is registered first runs
   * last.
   */
  public void closeAfter(ActorSystem<?> system) {
    Adapter.toClassic(system).registerOnTermination((Runnable) this::close);
  }

  /** Where events wait until they are written to the table that this reads, if they do. */
  Optional<Inbox> inbox() {
    return inbox;
  }

  /** The driver sets that events refer to. */
  public DriverSetTable driverSets() {
    return driverSets;
  }

  /** The what-if questions that were asked, and their answers. */
  public WhatIfHistory whatIfs() {
    return whatIfs;
  }

  /**
   * Hands over the events of a range that are not deleted, ordered by persistence id and sequence
   * number. Every event that was persisted before the call is among them, and of those that are
   * persisted meanwhile some may be: of each entity the first so many, without a gap.
   *
   * <p>Reads page by page. No page stays open while its rows are handed over, so a slow receiver
   * holds neither a connection nor old versions of the data, and at most one page is in memory.
   *
   * @param fromInclusive the first persistence id
   * @param toExclusive the first persistence id behind the range, see {@link
   *     PersistenceIdRange#prefixEnd}
   */
  public void scan(String fromInclusive, String toExclusive, Consumer<JournalRow> rows) {
    inbox.ifPresent(waiting -> waiting.fileRange(fromInclusive, toExclusive));
    LastOfEach last = new LastOfEach();
    scanFiled(
        new PersistenceIdRange(fromInclusive, toExclusive),
        NOW,
        row -> {
          last.pass(row);
          rows.accept(row);
        });
    last.end();
  }

  /**
   * The same as it was at an earlier moment.
   *
   * @param position of that moment, see {@link #position}
   */
  public void scanAsOf(long position, PersistenceIdRange range, Consumer<JournalRow> rows) {
    scanFiled(range, position, rows);
  }

  private void scanFiled(PersistenceIdRange range, long position, Consumer<JournalRow> rows) {
    String fromInclusive = range.fromInclusive();
    int pageRows = database.settings().scanPageRows();
    String id = fromInclusive;
    long sequenceNr = BEFORE_FIRST;
    List<JournalRow> page;
    do {
      page = pageBehind(id, sequenceNr, range.toExclusive(), position, pageRows);
      page.forEach(rows);
      if (!page.isEmpty()) {
        id = page.getLast().persistenceId();
        sequenceNr = page.getLast().sequenceNr();
      }
    } while (page.size() == pageRows);
  }

  /**
   * This moment, for {@link #scanAsOf}: every event of the range that was persisted before the call
   * counts, and none that is persisted after it.
   */
  public long position(PersistenceIdRange range) {
    inbox.ifPresent(waiting -> waiting.fileRange(range.fromInclusive(), range.toExclusive()));
    return OrderingColumn.last(database);
  }

  /**
   * Deletes all events and snapshots of a range, some thousand at a time. Nobody may write any
   * meanwhile. When it fails, or the node is killed, some are left: it can be called again.
   */
  public void delete(PersistenceIdRange range) {
    new RangeDeletion(database, inbox).delete(range);
  }

  /** How many events a {@link #scan} of the same range would hand over. */
  public long count(String fromInclusive, String toExclusive) {
    inbox.ifPresent(waiting -> waiting.fileRange(fromInclusive, toExclusive));
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, fromInclusive);
      statement.setString(2, toExclusive);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new JournalException(
          "events from %s to %s could not be counted".formatted(fromInclusive, toExclusive), e);
    }
  }

  /** Closes the database in order. The second time does nothing. */
  @Override
  public void close() {
    inbox.ifPresent(Inbox::close);
    database.close();
  }

  private List<JournalRow> pageBehind(
      String id, long sequenceNr, String toExclusive, long position, int pageRows) {
    String sql = position == NOW ? PAGE : PAGE_AS_OF;
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.setString(2, toExclusive);
      statement.setString(3, id);
      statement.setLong(4, sequenceNr);
      int next = 5;
      if (position != NOW) {
        statement.setLong(next++, position);
      }
      statement.setInt(next, pageRows);
      statement.setFetchSize(pageRows);
      List<JournalRow> page = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          page.add(row(result));
        }
      }
      return page;
    } catch (SQLException e) {
      throw new JournalException(
          "events from %s to %s could not be read".formatted(id, toExclusive), e);
    }
  }

  private static JournalRow row(ResultSet result) throws SQLException {
    return new JournalRow(
        result.getString(1),
        result.getLong(2),
        result.getInt(3),
        result.getString(4),
        result.getBytes(5),
        result.getLong(6));
  }

  /** Tells the inbox the last event of each entity of a scan, once all of it are read. */
  private final class LastOfEach {
    private JournalRow last;

    void pass(JournalRow row) {
      if (last != null && !last.persistenceId().equals(row.persistenceId())) {
        end();
      }
      last = row;
    }

    void end() {
      if (last != null) {
        EventKey key = new EventKey(last.persistenceId(), last.sequenceNr());
        inbox.ifPresent(waiting -> waiting.found(key));
      }
    }
  }
}
