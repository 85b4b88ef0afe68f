package io.fleettwin.api.cli.screen;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of text, with a line under its heading and none around it. */
public final class Table {

  /** Only a line between heading and body; the places are those that AsciiTable defines. */
  private static final Character[] BORDERS =
      AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER;

  /** Longer texts go on in the next line of their cell. */
  private static final int WIDEST_CELL = 64;

  private final Column[] columns;
  private final List<Object[]> rows = new ArrayList<>();

  private Table(Column[] columns) {
    this.columns = columns;
  }

  /** A table whose columns, but the first one, are aligned to the right: for figures. */
  public static Table ofFigures(List<String> heading) {
    return new Table(columns(heading, HorizontalAlign.RIGHT));
  }

  /** A table whose columns are aligned to the left: for words. */
  public static Table ofWords(List<String> heading) {
    return new Table(columns(heading, HorizontalAlign.LEFT));
  }

  private static Column[] columns(List<String> heading, HorizontalAlign others) {
    Column[] columns = new Column[heading.size()];
    for (int i = 0; i < columns.length; i++) {
      HorizontalAlign align = i == 0 ? HorizontalAlign.LEFT : others;
      columns[i] =
          new Column()
              .header(heading.get(i))
              .headerAlign(align)
              .dataAlign(align)
              .maxWidth(WIDEST_CELL);
    }
    return columns;
  }

  /** Adds a row with as many cells as the heading. */
  public Table row(List<String> cells) {
    rows.add(cells.toArray());
    return this;
  }

  /** The table as lines without spaces at their ends. */
  @Override
  public String toString() {
    String table =
        AsciiTable.builder()
            .border(BORDERS)
            .lineSeparator("\n")
            .data(columns, rows.toArray(Object[][]::new))
            .asString();
    return table.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }
}
