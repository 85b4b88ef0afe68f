package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

  private final Problems problems = new Problems();

  @Test
  void rowsKeepTheLineTheyBeginIn() throws Exception {
    assertThat(rows("", "a,b", "", "1,2", "\"3", "3\",4", "5,6"))
        .containsExactly(
            new CsvRows.Row(4, List.of("1", "2")),
            new CsvRows.Row(5, List.of("3\n3", "4")),
            new CsvRows.Row(7, List.of("5", "6")));
    assertThat(totals().rejected()).isZero();
  }

  @Test
  void aQuoteThatIsNeverClosedSpoilsOnlyItsOwnRow() throws Exception {
    assertThat(rows("a,b", "\"1,2", "3,4", "5,6"))
        .containsExactly(
            new CsvRows.Row(3, List.of("3", "4")), new CsvRows.Row(4, List.of("5", "6")));
    assertThat(totals().rejected()).isEqualTo(1);
  }

  @Test
  void aRowMayNotSpreadOverMoreLinesThanTheLimit() throws Exception {
    List<String> lines = new ArrayList<>(List.of("a,b", "\"1"));
    for (int i = 2; i < ImportLimits.MAX_LINES_A_ROW; i++) {
      lines.add("more");
    }
    lines.add("1\",2");
    assertThat(rows(lines.toArray(String[]::new))).extracting(CsvRows.Row::line).contains(2);
    lines.add(2, "too much");
    assertThat(rows(lines.toArray(String[]::new))).extracting(CsvRows.Row::line).doesNotContain(2);
  }

  @Test
  void blanksAroundAndInsideQuotesAreTakenOff() throws Exception {
    assertThat(rows("a,b", " \"Kernel \" , 2 "))
        .containsExactly(new CsvRows.Row(2, List.of("Kernel", "2")));
  }

  @Test
  void carriageReturnsOfARedirectedConsoleAreTakenOff() throws Exception {
    assertThat(rows("a,b\r\r", "1,2\r\r")).containsExactly(new CsvRows.Row(2, List.of("1", "2")));
  }

  @Test
  void aFileOfBlankLinesIsRefused() {
    assertThatThrownBy(() -> rows("", "  ", "\t"))
        .isInstanceOf(UnreadableInventoryException.class)
        .hasMessage("file.csv: has no rows");
  }

  private List<CsvRows.Row> rows(String... lines) throws Exception {
    var rows = CsvRows.open(new LineSource(Fixtures.text(lines), "file.csv"), problems);
    var found = new ArrayList<CsvRows.Row>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      found.add(row.get());
    }
    return found;
  }

  private ImportResult.Totals totals() {
    return problems.result(Format.INTUNE, List.of()).totals();
  }
}
