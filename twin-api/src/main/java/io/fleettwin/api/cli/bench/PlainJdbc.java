package io.fleettwin.api.cli.bench;

import com.typesafe.config.Config;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.cluster.journal.DatabaseSettings;
import io.fleettwin.cluster.journal.Journal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * What the database does at best: the same rows, as plain JDBC batches, into an empty table of the
 * same schema in a file with the same settings, with as many transactions at a time and as many
 * rows in each as the journal has.
 */
final class PlainJdbc {

  private static final String INSERT =
      """
      INSERT INTO "event_journal" ("deleted", "persistence_id", "sequence_number", "writer",
        "write_timestamp", "adapter_manifest", "event_payload", "event_ser_id",
        "event_ser_manifest")
      VALUES (FALSE, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Above any sequence number of a sample, so that its rows may come again with another one. */
  private static final long AGAIN = 1_000_000;

  /** Persistence ids begin with a world's name, which begins with a lower-case letter. */
  private static final String FIRST_ID = "a";

  private static final String BEHIND_LAST_ID = "{";

  private final Config config;
  private final DatabaseSettings settings;
  private final int rowsInTransaction;
  private final int transactions;

  /**
   * A journal that is written without a node.
   *
   * @param config settings as a node has them, with another data directory
   */
  PlainJdbc(Config config) {
    this.config = config;
    this.settings = DatabaseSettings.from(config);
    this.rowsInTransaction = config.getInt("jdbc-journal.batchSize");
    this.transactions = config.getInt("jdbc-journal.parallelism");
  }

  /**
   * Writes rows, as often as it takes to have so many.
   *
   * @return what the writing took, without opening and closing
   */
  Elapsed write(List<JournalSample.Row> rows, long total) {
    return Phase.bound(() -> written(rows, total));
  }

  private Elapsed written(List<JournalSample.Row> rows, long total) {
    try (Journal journal = Journal.open(config);
        ExecutorService writers = Executors.newFixedThreadPool(transactions)) {
      List<Connection> connections =
          IntStream.range(0, transactions).mapToObj(i -> connect()).toList();
      AtomicLong next = new AtomicLong();
      Elapsed elapsed =
          Elapsed.of(() ->
              CompletableFuture.allOf(
                      connections.stream()
                          .map(connection ->
                              CompletableFuture.runAsync(
                                  () -> write(connection, rows, next, total), writers))
                          .toArray(CompletableFuture<?>[]::new))
                  .join());
      connections.forEach(PlainJdbc::close);
      requireWritten(journal, total);
      return elapsed;
    }
  }

  private static void requireWritten(Journal journal, long total) {
    long written = journal.count(FIRST_ID, BEHIND_LAST_ID);
    if (written != total) {
      throw CommandFailed.failed(
          "plain JDBC wrote %d rows instead of %d; this is a fault, please report it"
              .formatted(written, total));
    }
  }

  private Connection connect() {
    try {
      Connection connection =
          DriverManager.getConnection(settings.url(), settings.user(), settings.password());
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw notWritten(e);
    }
  }

  private void write(
      Connection connection, List<JournalSample.Row> rows, AtomicLong next, long total) {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      long from = next.getAndAdd(rowsInTransaction);
      while (from < total) {
        long to = Math.min(total, from + rowsInTransaction);
        for (long i = from; i < to; i++) {
          add(statement, rows.get((int) (i % rows.size())), i / rows.size());
        }
        statement.executeBatch();
        connection.commit();
        from = next.getAndAdd(rowsInTransaction);
      }
    } catch (SQLException e) {
      throw notWritten(e);
    }
  }

  private static void add(PreparedStatement statement, JournalSample.Row row, long again)
      throws SQLException {
    statement.setString(1, row.persistenceId());
    statement.setLong(2, row.sequenceNr() + again * AGAIN);
    statement.setString(3, row.writer());
    statement.setLong(4, row.writeTimestamp());
    statement.setString(5, row.adapterManifest());
    statement.setBytes(6, row.payload());
    statement.setInt(7, row.serializerId());
    statement.setString(8, row.manifest());
    statement.addBatch();
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw notWritten(e);
    }
  }

  private static CommandFailed notWritten(SQLException e) {
    return CommandFailed.failed("plain JDBC could not write to its journal (" + e + ")");
  }
}
