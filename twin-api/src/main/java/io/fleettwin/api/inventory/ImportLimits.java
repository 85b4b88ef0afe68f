package io.fleettwin.api.inventory;

/**
 * How much of an inventory is read. What is over a limit is refused or reported, never cut in
 * silence. The drivers of one device are limited by {@link
 * io.fleettwin.software.DriverSet#MAX_DRIVERS}.
 */
public final class ImportLimits {

  /** The most characters in a file. */
  public static final long MAX_FILE_CHARS = 1L << 33;

  /** The most lines in a file. */
  public static final int MAX_LINES = 2_000_000;

  /** The most characters in a line; an osquery snapshot of 750 services has about 300,000. */
  public static final int MAX_LINE_CHARS = 1 << 20;

  /** The most lines that one row of a CSV file may spread over, in quotes. */
  public static final int MAX_LINES_A_ROW = 8;

  /** The deepest nesting of JSON in a line; osquery's own lines have 4 levels. */
  public static final int MAX_JSON_DEPTH = 32;

  /** The most rows in all the results of an osquery log: 25,000 hosts of 400 drivers. */
  public static final int MAX_OSQUERY_ROWS = 10_000_000;

  /** The most different ones among them; hosts share most rows, and equal rows are kept once. */
  public static final int MAX_DISTINCT_OSQUERY_ROWS = 500_000;

  /** The most devices in a file. */
  public static final int MAX_DEVICES = 500_000;

  /** The most problems that are listed one by one; all are counted. */
  public static final int MAX_LISTED_PROBLEMS = 10_000;

  private ImportLimits() {}
}
