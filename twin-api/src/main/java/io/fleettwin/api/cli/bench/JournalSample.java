package io.fleettwin.api.cli.bench;

import com.typesafe.config.Config;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.cluster.journal.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of a journal as they are, to be written again by other means. */
final class JournalSample {

  /** More would take much memory, and tell nothing more of how fast such rows are written. */
  static final int MOST_ROWS = 200_000;

  private static final String LAST =
      """
      SELECT "persistence_id", "sequence_number", "writer", "write_timestamp", "adapter_manifest",
        "event_payload", "event_ser_id", "event_ser_manifest"
      FROM "event_journal" ORDER BY "write_timestamp" DESC, "ordering" DESC LIMIT ?
      """;

  /** A row of the table of events, but for what the database itself adds. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(
      String persistenceId,
      long sequenceNr,
      String writer,
      long writeTimestamp,
      String adapterManifest,
      byte[] payload,
      int serializerId,
      String manifest) {}

  private JournalSample() {}

  /**
   * The last rows of a journal, in the order in which they came. Their numbers are those of their
   * filing, which sorts them.
   *
   * @param config settings of the node that has the journal open
   * @param rows how many; at most {@value #MOST_ROWS} are read
   */
  static List<Row> last(Config config, long rows) {
    DatabaseSettings settings = DatabaseSettings.from(config);
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        PreparedStatement statement = connection.prepareStatement(LAST)) {
      statement.setLong(1, Math.min(rows, MOST_ROWS));
      List<Row> last = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          last.add(row(result));
        }
      }
      Collections.reverse(last);
      return last;
    } catch (SQLException e) {
      throw CommandFailed.failed("the journal's rows could not be read (" + e + ")");
    }
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        result.getString(1),
        result.getLong(2),
        result.getString(3),
        result.getLong(4),
        result.getString(5),
        result.getBytes(6),
        result.getInt(7),
        result.getString(8));
  }
}
