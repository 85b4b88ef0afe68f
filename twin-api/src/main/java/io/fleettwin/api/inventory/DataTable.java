package io.fleettwin.api.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of the product's own data. It is part of the installation, so what is wrong in it
 * stops the start, with the file and the line.
 */
record DataTable(List<Row> rows) {

  /** One row of a data file. */
  record Row(Path file, long line, List<String> values) {
    String value(int column) {
      return values.get(column);
    }

    /** The exception that names this row. */
    IllegalStateException wrong(String reason) {
      return new IllegalStateException(file + ", line " + line + ": " + reason);
    }
  }

  /**
   * Reads a file.
   *
   * @param columns the header that it must have
   * @throws IllegalStateException if the header is another one, or a row has not as many values
   */
  static DataTable read(Path file, String... columns) throws IOException {
    var rows = new ArrayList<Row>();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
      for (CSVRecord found : parser) {
        var row = new Row(file, parser.getCurrentLineNumber(), found.toList());
        if (rows.isEmpty() && !row.values().equals(List.of(columns))) {
          throw row.wrong("the header is not " + String.join(",", columns));
        }
        if (row.values().size() != columns.length) {
          throw row.wrong("has " + row.values().size() + " values, not " + columns.length);
        }
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException(file + " is empty");
    }
    return new DataTable(List.copyOf(rows.subList(1, rows.size())));
  }
}
