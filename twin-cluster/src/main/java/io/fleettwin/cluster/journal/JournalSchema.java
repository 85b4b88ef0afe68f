package io.fleettwin.cluster.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the tables that are not there yet. */
final class JournalSchema {
  /** Any number that nothing else in the database locks on. */
  private static final long SCHEMA_LOCK = 0x74_77_69_6e_64_62L;

  private JournalSchema() {}

  /**
   * @throws JournalException if the script is missing or fails
   */
  static void applyTo(JournalDatabase database) {
    DatabaseSettings settings = database.settings();
    List<String> statements = statements(read(settings.schema()));
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      // One transaction, which PostgreSQL keeps over DDL too. IF NOT EXISTS alone does not stop
      // two nodes from making the same table at the same time.
      connection.setAutoCommit(false);
      if (settings.kind() == DatabaseKind.POSTGRES) {
        statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new JournalException(
          "the journal's tables could not be made with " + settings.schema(), e);
    }
  }

  /**
   * The statements of a script, each of which ends with a line that ends with a semicolon. One at a
   * time because H2 before 2.3.230 may corrupt its file when it gets several at once (h2database
   * issue 4012).
   */
  private static List<String> statements(String script) {
    String code =
        script
            .lines()
            .filter(line -> !line.strip().startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Arrays.stream(code.split(";\\s*(\n|$)", -1)).filter(sql -> !sql.isBlank()).toList();
  }

  private static String read(Path schema) {
    try {
      return Files.readString(schema);
    } catch (IOException e) {
      throw new JournalException(
          "the script of the journal's tables cannot be read: %s. Is twin.home the project's directory?"
              .formatted(schema.toAbsolutePath()),
          e);
    }
  }
}
