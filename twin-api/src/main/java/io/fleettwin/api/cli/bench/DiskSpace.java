package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.screen.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Whether a disk has room for what rows write. */
public final class DiskSpace {

  /** Plainly too little is less than this: a file grows by this much and more, see ADR 0003. */
  private static final long BYTES_AN_EVENT = 3 << 10;

  private static final long MIB = 1 << 20;

  private DiskSpace() {}

  /**
   * Refuses before anything is measured what would fail in the middle. Only one run's files are
   * there at a time.
   *
   * @throws CommandFailed if there is plainly too little
   */
  public static void require(Path directory, List<Row> rows, int devices) {
    Row greediest = rows.stream().max(Comparator.comparingLong(Row::eventsADevice)).orElseThrow();
    require(usable(directory), directory, greediest, devices);
  }

  static void require(long usable, Path directory, Row row, int devices) {
    long needed = row.eventsADevice() * devices * BYTES_AN_EVENT;
    if (usable < needed) {
      throw CommandFailed.unavailable(
          ("the row %s wants at least %s MiB of disk for %s devices, and %s has %s MiB left; try"
                  + " fewer devices, or another disk with --data")
              .formatted(
                  row.name(),
                  Text.number(needed / MIB),
                  Text.number(devices),
                  directory,
                  Text.number(usable / MIB)));
    }
  }

  private static long usable(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw CommandFailed.failed(
          "it cannot be told how much room there is in %s (%s)".formatted(directory, e));
    }
  }
}
