package io.fleettwin.api.inventory;

import java.util.List;
import java.util.Map;

/**
 * One line of an osquery result log: what a scheduled query has found on a host.
 *
 * @param line in the file
 * @param host the host's identifier
 * @param query name of the scheduled query
 * @param unixTime when it ran, in seconds
 * @param epoch changes when all results are sent anew; 0 where it is not told
 * @param counter number of the run within the epoch, 0 for the first, which sends all rows; {@link
 *     #NO_COUNTER} where it is not told, as by old versions
 * @param added the columns that the import needs, of each row
 * @param removed likewise
 */
record OsqueryResult(
    int line,
    String host,
    String query,
    Shape shape,
    long unixTime,
    long epoch,
    long counter,
    List<Map<String, String>> added,
    List<Map<String, String>> removed) {

  static final long NO_COUNTER = -1;

  /** The shapes of a line, by osquery's logger flags. */
  enum Shape {
    /** All rows of a snapshot query. */
    SNAPSHOT,
    /** One row of a snapshot query ({@code --logger_snapshot_event_type}). */
    SNAPSHOT_ROW,
    /** Rows that came and went since the run before: one (event) or all of them (batch). */
    DIFFERENCE
  }

  int rows() {
    return added.size() + removed.size();
  }
}
