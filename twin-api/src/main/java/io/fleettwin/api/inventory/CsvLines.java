package io.fleettwin.api.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * CSV, one row at a time, so that a stray quote spoils its own row and no other. Values lose the
 * blanks around them, which driverquery writes even inside the quotes ({@code "Kernel "}).
 */
final class CsvLines {

  /** The separators that occur; a spreadsheet writes semicolons where the comma is for decimals. */
  private static final char[] DELIMITERS = {',', ';', '\t'};

  /** The column names of a file, and how its rows are to be read. */
  record Header(List<String> names, CSVFormat format) {}

  private CsvLines() {}

  /** Reads a header with the separator that makes the most columns of it. */
  static Header header(String line) {
    var best = new Header(List.of(line.strip()), format(DELIMITERS[0]));
    for (char delimiter : DELIMITERS) {
      CSVFormat format = format(delimiter);
      Optional<List<String>> names = row(line, format);
      if (names.isPresent() && names.get().size() > best.names().size()) {
        best = new Header(names.get(), format);
      }
    }
    return best;
  }

  /** The values of a row, unless the text is not exactly one row. */
  static Optional<List<String>> row(String text, CSVFormat format) {
    try (var parser = CSVParser.parse(text, format)) {
      var records = parser.getRecords();
      if (records.size() != 1) {
        return Optional.empty();
      }
      var values = new ArrayList<String>(records.get(0).size());
      records.get(0).forEach(value -> values.add(value.strip()));
      return Optional.of(values);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Whether a quote is open at the end, so that the row may go on in the next line. */
  static boolean isOpen(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(delimiter)
        .setIgnoreSurroundingSpaces(true)
        .build();
  }
}
