package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.LineSource.Line;
import io.fleettwin.api.inventory.LineSource.Overlong;
import io.fleettwin.api.inventory.LineSource.Text;
import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV file under its header, each with the line it begins in. A row that is no CSV or
 * has another number of values than the header is reported and left out; blank lines are passed
 * over.
 */
final class CsvRows {

  /** A row with as many values as the header has names. */
  record Row(int line, List<String> values) {}

  private final LineSource lines;
  private final Problems problems;
  private final CsvLines.Header header;
  private final int headerLine;
  private final Deque<Line> ahead = new ArrayDeque<>();

  private CsvRows(LineSource lines, Problems problems, CsvLines.Header header, int headerLine) {
    this.lines = lines;
    this.problems = problems;
    this.header = header;
    this.headerLine = headerLine;
  }

  /** Reads the header. */
  static CsvRows open(LineSource lines, Problems problems)
      throws IOException, UnreadableInventoryException {
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get() instanceof Text text && !text.text().isBlank()) {
        return new CsvRows(lines, problems, CsvLines.header(text.text()), text.number());
      }
    }
    throw new UnreadableInventoryException(Code.EMPTY, lines.fileName(), "has no rows");
  }

  List<String> header() {
    return header.names();
  }

  int headerLine() {
    return headerLine;
  }

  /** The next good row, or nothing at the end. */
  Optional<Row> next() throws IOException, UnreadableInventoryException {
    for (var line = take(); line.isPresent(); line = take()) {
      switch (line.get()) {
        case Overlong overlong -> problems.rejected(overlong.number(), "", overlong.reason());
        case Text text -> {
          if (!text.text().isBlank()) {
            var row = row(text);
            if (row.isPresent()) {
              return row;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Row> row(Text text) throws IOException, UnreadableInventoryException {
    Optional<List<String>> values = CsvLines.row(text.text(), header.format());
    if (values.isPresent() && fits(values.get())) {
      return Optional.of(new Row(text.number(), values.get()));
    }
    if (values.isPresent()) {
      problems.rejected(
          text.number(),
          "",
          "has " + values.get().size() + " values where the header has " + header.names().size());
      return Optional.empty();
    }
    Optional<List<String>> joined =
        CsvLines.isOpen(text.text()) ? joined(text.text()) : Optional.empty();
    if (joined.isEmpty()) {
      problems.rejected(text.number(), "", "is not CSV: its quotes do not match");
    }
    return joined.map(found -> new Row(text.number(), found));
  }

  /** Tries to go on over the next lines, up to one that is a row by itself. */
  private Optional<List<String>> joined(String first)
      throws IOException, UnreadableInventoryException {
    var text = new StringBuilder(first);
    var used = new ArrayList<Line>();
    while (used.size() < ImportLimits.MAX_LINES_A_ROW - 1) {
      Optional<Line> line = take();
      if (line.isEmpty()) {
        break;
      }
      used.add(line.get());
      if (!(line.get() instanceof Text more) || isRow(more.text())) {
        break;
      }
      text.append('\n').append(more.text());
      if (text.length() > ImportLimits.MAX_LINE_CHARS) {
        break;
      }
      Optional<List<String>> values = CsvLines.row(text.toString(), header.format());
      if (values.isPresent() && fits(values.get())) {
        return values;
      }
    }
    for (int i = used.size() - 1; i >= 0; i--) {
      ahead.addFirst(used.get(i));
    }
    return Optional.empty();
  }

  private boolean isRow(String text) {
    return !CsvLines.isOpen(text)
        && CsvLines.row(text, header.format()).filter(this::fits).isPresent();
  }

  private boolean fits(List<String> values) {
    return values.size() == header.names().size();
  }

  private Optional<Line> take() throws IOException, UnreadableInventoryException {
    return ahead.isEmpty() ? lines.next() : Optional.of(ahead.removeFirst());
  }
}
