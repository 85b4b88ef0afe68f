package io.fleettwin.cluster.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** A few connections to the journal's database, besides those of Akka's plugin. */
final class JournalDatabase implements AutoCloseable {
  private final DatabaseSettings settings;
  private final HikariDataSource pool;

  private JournalDatabase(DatabaseSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /**
   * @throws JournalException if the database cannot be reached, or another process has its file
   */
  static JournalDatabase open(DatabaseSettings settings) {
    HikariDataSource pool = connect(settings);
    if (settings.kind() == DatabaseKind.H2 && H2File.isMostlyWaste(pool, settings)) {
      H2File.shutDown(pool, settings);
      pool = connect(settings);
    }
    return new JournalDatabase(settings, pool);
  }

  private static HikariDataSource connect(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("fleettwin-journal");
    config.setJdbcUrl(settings.url());
    config.setDriverClassName(settings.driver());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolConnections());
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw cannotOpen(settings, e);
    }
  }

  private static JournalException cannotOpen(
      DatabaseSettings settings, PoolInitializationException e) {
    if (e.getCause() instanceof SQLException cause
        && cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return new JournalException(
          ("another process has the journal open (%s): stop that node, or give this one a data"
                  + " directory of its own with TWIN_DATA")
              .formatted(settings.url()),
          e);
    }
    return new JournalException(
        "the journal's database cannot be opened (%s): %s"
            .formatted(settings, e.getCause() == null ? e : e.getCause().getMessage()),
        e);
  }

  DatabaseSettings settings() {
    return settings;
  }

  /** A connection that commits by itself. Closing it gives it back. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Gives up the connections; with H2, closes the file for everybody in this process. */
  @Override
  public void close() {
    if (pool.isClosed()) {
      return;
    }
    switch (settings.kind()) {
      case H2 -> H2File.shutDown(pool, settings);
      case POSTGRES -> pool.close();
    }
  }
}
