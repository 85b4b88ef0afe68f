package io.fleettwin.cluster.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only a database in a file needs: an orderly end, and its space back.
 *
 * <p>A commit appends the changed pages to the file. The space of pages that have been replaced is
 * used again only when every page that was written with them is replaced too, and H2's background
 * thread, which would see to that, does not run without a write delay. So a file grows to many
 * times what it holds, until it is copied: measured in docs/adr/0003.
 */
final class H2File {
  /** Copied when less than this part of the file is in use, in percent. */
  private static final int MIN_USED_PERCENT = 50;

  private static final String SIZE_AND_USE =
      """
      SELECT
        max(CASE SETTING_NAME WHEN 'info.FILE_SIZE' THEN SETTING_VALUE END),
        max(CASE SETTING_NAME WHEN 'info.CHUNKS_FILL_RATE' THEN SETTING_VALUE END)
      FROM INFORMATION_SCHEMA.SETTINGS
      """;

  private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

  private H2File() {}

  /** Whether the file is large and little of it is in use. */
  static boolean isMostlyWaste(HikariDataSource pool, DatabaseSettings settings) {
    try (Connection connection = pool.getConnection()) {
      return isMostlyWaste(connection, settings);
    } catch (SQLException e) {
      throw new JournalException("the journal's file could not be examined", e);
    }
  }

  /**
   * Closes the file in order, whoever else in this process still has it open, and the pool. A file
   * that is mostly waste is copied: to another name, which then replaces it, so a kill in the
   * middle does no harm.
   */
  static void shutDown(HikariDataSource pool, DatabaseSettings settings) {
    // Not a connection of the pool, which could not take back one whose database is gone.
    try (Connection last =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      pool.close();
      boolean copies = isMostlyWaste(last, settings);
      try (Statement statement = last.createStatement()) {
        statement.execute(copies ? "SHUTDOWN COMPACT" : "SHUTDOWN");
      }
    } catch (SQLException e) {
      throw new JournalException("the journal's file was not closed in order", e);
    }
  }

  private static boolean isMostlyWaste(Connection connection, DatabaseSettings settings)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(SIZE_AND_USE)) {
      result.next();
      long size = result.getLong(1);
      int usedPercent = result.getInt(2);
      if (size < settings.compactAboveBytes() || usedPercent >= MIN_USED_PERCENT) {
        return false;
      }
      LOG.info(
          "the journal's file has {} MiB, of which {} % are in use: copying what is in use",
          size >> 20, usedPercent);
      return true;
    }
  }
}
