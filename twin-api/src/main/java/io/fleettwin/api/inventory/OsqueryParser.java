package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.LineSource.Overlong;
import io.fleettwin.api.inventory.LineSource.Text;
import io.fleettwin.api.inventory.OsqueryLineReader.BadLine;
import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import io.fleettwin.device.DeviceId;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads osquery's result log, NDJSON in any of its shapes: the tables drivers, services,
 * os_version, system_info and bitlocker_info, of as many hosts as there are. Each host is a device,
 * known by its host identifier. Results are taken in the order of their times, whatever their order
 * in the file.
 */
public final class OsqueryParser {

  private final ReferenceData data;

  public OsqueryParser(ReferenceData data) {
    this.data = data;
  }

  /**
   * Reads a file to its end.
   *
   * @param fileName for messages
   */
  public ImportResult parse(Reader in, String fileName)
      throws IOException, UnreadableInventoryException {
    var problems = new Problems();
    var lines = new LineSource(in, fileName);
    var reader = new OsqueryLineReader();
    Map<String, OsqueryHost> hosts = new LinkedHashMap<>();
    Set<String> otherQueries = new HashSet<>();
    long rows = 0;
    boolean empty = true;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      switch (line.get()) {
        case Overlong overlong -> problems.rejected(overlong.number(), "", overlong.reason());
        case Text text when text.text().isBlank() -> {
          continue;
        }
        case Text text -> {
          try {
            OsqueryResult result = reader.read(text.number(), text.text());
            rows += result.rows();
            noteOther(result, otherQueries, problems);
            hosts
                .computeIfAbsent(
                    result.host(), host -> new OsqueryHost(new DeviceId(host), problems))
                .add(result);
          } catch (BadLine e) {
            problems.rejected(text.number(), e.field(), e.getMessage());
          }
        }
      }
      empty = false;
      checkLimits(fileName, rows, reader.distinctRows(), hosts.size());
    }
    if (empty) {
      throw new UnreadableInventoryException(Code.EMPTY, fileName, "has no lines");
    }
    List<ImportedDevice> devices = new ArrayList<>();
    var pool = new DriverPool();
    for (var host = hosts.values().iterator(); host.hasNext(); host.remove()) {
      host.next().device(data, pool).ifPresent(devices::add);
    }
    return problems.result(Format.OSQUERY, devices);
  }

  /** Tells once of each query that its table is not imported. */
  private static void noteOther(OsqueryResult result, Set<String> told, Problems problems) {
    boolean other = result.added().stream().anyMatch(row -> OsqueryTable.of(row).isEmpty());
    if (other && told.size() < ImportLimits.MAX_LISTED_PROBLEMS && told.add(result.query())) {
      problems.skipped(
          result.line(),
          "name",
          "query " + Problems.quoted(result.query()) + " is about none of the imported tables");
    }
  }

  private static void checkLimits(String fileName, long rows, int distinctRows, int hosts)
      throws UnreadableInventoryException {
    if (rows > ImportLimits.MAX_OSQUERY_ROWS) {
      throw tooLarge(fileName, ImportLimits.MAX_OSQUERY_ROWS + " rows");
    }
    if (distinctRows > ImportLimits.MAX_DISTINCT_OSQUERY_ROWS) {
      throw tooLarge(fileName, ImportLimits.MAX_DISTINCT_OSQUERY_ROWS + " different rows");
    }
    if (hosts > ImportLimits.MAX_DEVICES) {
      throw tooLarge(fileName, ImportLimits.MAX_DEVICES + " hosts");
    }
  }

  private static UnreadableInventoryException tooLarge(String fileName, String limit) {
    return new UnreadableInventoryException(
        Code.TOO_LARGE, fileName, "has more than " + limit + "; split it by host");
  }
}
