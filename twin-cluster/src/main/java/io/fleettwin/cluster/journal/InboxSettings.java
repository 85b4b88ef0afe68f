package io.fleettwin.cluster.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * The settings {@code fleettwin.database.h2.inbox-*}, checked.
 *
 * @param rows events in an inbox with which it is full, and filed at the latest
 * @param idle how long nothing was appended when it is filed all the same
 * @param age how long an event has waited when it is filed in any case
 * @param patience how long an append waits for an inbox to be filed
 */
record InboxSettings(int rows, Duration idle, Duration age, Duration patience) {

  /** Largest {@code inbox-rows}: twice as many are in memory. */
  static final int MAX_ROWS = 2_000_000;

  /** Largest {@code inbox-idle}, {@code inbox-age} and {@code inbox-patience}. */
  static final Duration MAX_DURATION = Duration.ofHours(1);

  private static final String ROOT = "fleettwin.database.h2";

  static InboxSettings from(Config config) {
    Config h2 = config.getConfig(ROOT);
    int rows = h2.getInt("inbox-rows");
    if (rows < 1 || rows > MAX_ROWS) {
      throw badValue(h2, "inbox-rows", "%d is not from 1 to %d".formatted(rows, MAX_ROWS));
    }
    return new InboxSettings(
        rows,
        duration(h2, "inbox-idle"),
        duration(h2, "inbox-age"),
        duration(h2, "inbox-patience"));
  }

  private static Duration duration(Config h2, String key) {
    Duration value = h2.getDuration(key);
    if (value.toMillis() < 1 || value.compareTo(MAX_DURATION) > 0) {
      throw badValue(
          h2,
          key,
          "%d ms is not from 1 to %d ms".formatted(value.toMillis(), MAX_DURATION.toMillis()));
    }
    return value;
  }

  private static ConfigException badValue(Config h2, String key, String problem) {
    return new ConfigException.BadValue(h2.getValue(key).origin(), ROOT + "." + key, problem);
  }
}
