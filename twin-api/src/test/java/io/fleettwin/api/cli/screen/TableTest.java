package io.fleettwin.api.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void figuresStandToTheRightOfTheirNames() {
    Table table = Table.ofFigures(List.of("Ring", "Devices"));
    table.row(List.of("Test", "5")).row(List.of("Broad", "17,999"));
    assertThat(table)
        .hasToString(
            """
             Ring  | Devices
            -------+---------
             Test  |       5
             Broad |  17,999\
            """);
  }

  @Test
  void wordsStandToTheLeftAndGoOnInTheNextLine() {
    Table table = Table.ofWords(List.of("Name", "What it is"));
    table.row(List.of("a", "word ".repeat(20).strip()));
    assertThat(table.toString().lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }

  @Test
  void noLineEndsWithASpace() {
    Table table = Table.ofWords(List.of("Name", "What it is")).row(List.of("a", ""));
    assertThat(table.toString().lines()).noneMatch(line -> line.endsWith(" "));
  }
}
