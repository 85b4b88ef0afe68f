package io.fleettwin.cluster.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The settings under {@code fleettwin.database}, checked.
 *
 * @param kind which database holds the journal
 * @param url JDBC address
 * @param driver class name of the JDBC driver
 * @param user user of the database
 * @param password password of the user, may be empty
 * @param schema the script that makes the tables
 * @param poolConnections connections besides those of Akka's plugin
 * @param connectionTimeout how long to wait for one of these connections
 * @param scanPageRows rows that a scan reads at a time
 * @param compactAboveBytes size from which an H2 file that is mostly waste is copied
 * @param inbox where events of an H2 file wait
 */
public record DatabaseSettings(
    DatabaseKind kind,
    String url,
    String driver,
    String user,
    String password,
    Path schema,
    int poolConnections,
    Duration connectionTimeout,
    int scanPageRows,
    long compactAboveBytes,
    InboxSettings inbox) {

  /** Largest {@code pool-connections}. */
  public static final int MAX_POOL_CONNECTIONS = 16;

  /** Largest {@code scan-page-rows}. */
  public static final int MAX_SCAN_PAGE_ROWS = 100_000;

  /**
   * Least {@code connection-timeout}: a pool that answers sooner gives up on a healthy database.
   */
  public static final Duration MIN_CONNECTION_TIMEOUT = Duration.ofSeconds(1);

  /** Largest {@code connection-timeout}. */
  public static final Duration MAX_CONNECTION_TIMEOUT = Duration.ofMinutes(10);

  private static final String ROOT = "fleettwin.database";

  private static final String FILE = "jdbc:h2:file:";

  private static final String SHARED = "AUTO_SERVER=TRUE";

  /**
   * Reads and checks the settings.
   *
   * @throws ConfigException naming the path and what is allowed there
   */
  public static DatabaseSettings from(Config config) {
    Config database = config.getConfig(ROOT);
    DatabaseKind kind =
        DatabaseKind.named(database.getString("use"))
            .orElseThrow(() ->
                badValue(
                    database,
                    "use",
                    "'%s' is not a database that can hold the journal: use %s"
                        .formatted(database.getString("use"), DatabaseKind.settingNames())));
    Config chosen = database.getConfig(kind.settingName());
    return new DatabaseSettings(
        kind,
        chosen.getString("url"),
        chosen.getString("driver"),
        chosen.getString("user"),
        chosen.getString("password"),
        Path.of(chosen.getString("schema")),
        within(database, "pool-connections", MAX_POOL_CONNECTIONS),
        connectionTimeout(database),
        within(database, "scan-page-rows", MAX_SCAN_PAGE_ROWS),
        database.getBytes("h2.compact-above"),
        InboxSettings.from(config));
  }

  private static int within(Config database, String key, int max) {
    int value = database.getInt(key);
    if (value < 1 || value > max) {
      throw badValue(database, key, "%d is not from 1 to %d".formatted(value, max));
    }
    return value;
  }

  private static Duration connectionTimeout(Config database) {
    String key = "connection-timeout";
    Duration value = database.getDuration(key);
    if (value.compareTo(MIN_CONNECTION_TIMEOUT) < 0
        || value.compareTo(MAX_CONNECTION_TIMEOUT) > 0) {
      throw badValue(
          database,
          key,
          "%d ms is not from %d to %d ms"
              .formatted(
                  value.toMillis(),
                  MIN_CONNECTION_TIMEOUT.toMillis(),
                  MAX_CONNECTION_TIMEOUT.toMillis()));
    }
    return value;
  }

  private static ConfigException badValue(Config database, String key, String problem) {
    return new ConfigException.BadValue(database.getValue(key).origin(), ROOT + "." + key, problem);
  }

  /** Whether nobody but this process can write: not so with a server, be it H2's own. */
  boolean isOwnFile() {
    return kind == DatabaseKind.H2
        && url.startsWith(FILE)
        && !url.toUpperCase(Locale.ROOT).contains(SHARED);
  }

  /** Everything but the password, which must not get into a log. */
  @Override
  public String toString() {
    return "DatabaseSettings[%s, %s, user %s]".formatted(kind, url, user);
  }
}
