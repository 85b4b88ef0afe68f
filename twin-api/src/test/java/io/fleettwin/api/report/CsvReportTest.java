package io.fleettwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvReportTest {

  @Test
  void aFigureIsARow() throws IOException {
    assertThat(rows(Samples.everything()))
        .contains(
            "run||||seed||||value|291",
            "measure|as-it-happened|||peakDown||devices||median|6024",
            "stop|autopatch-rings|||gate of ring Test||||share|0.97",
            "curve|autopatch-rings|||down||devices|0|high|0",
            "curve|autopatch-rings||Broad|offered||devices|20160|median|0",
            "difference|autopatch-rings|as-it-happened||peakDown||devices||median|-6006",
            "sensitivity|as-it-happened|||model.raceWins|0|h||mean|99876.0",
            "search|all-at-once|||completeMinutes||min||value|80",
            "search|all-at-once|||meetsLimit||||value|0",
            "search|test-1_first-1_bake-P1D|||best||||value|1");
  }

  @Test
  void whatIsNeverReachedHasNoValue() throws IOException {
    assertThat(rows(Samples.everything()))
        .contains(
            "measure|as-it-happened|||timeToDetect||min||median|",
            "measure|as-it-happened|||timeToDetect||min||never|1.0");
  }

  @Test
  void everyValueIsANumber() throws IOException {
    assertThat(parsed(CsvReport.of(Samples.everything())))
        .extracting(r -> r.get("value"))
        .allMatch(value -> value.matches("(-?\\d+(\\.\\d+)?(E-?\\d+)?)?"));
  }

  @Test
  void aResultWithLittleInItGivesFewRows() throws IOException {
    assertThat(parsed(CsvReport.of(Samples.minimal())))
        .extracting(r -> r.get("section"))
        .containsOnly("run", "measure", "stop", "curve");
  }

  @Test
  void aTextThatLooksLikeAFormulaIsNone() throws IOException {
    ObjectNode result = Samples.minimal();
    ((ObjectNode) result.at("/plans/0")).put("id", "=HYPERLINK(\"x\",\"y\")");
    ((ObjectNode) result.at("/plans/0/rings/0")).put("name", "@Ring, \"one\"");
    List<CSVRecord> rows = parsed(CsvReport.of(result));
    assertThat(rows).extracting(r -> r.get("plan")).contains("'=HYPERLINK(\"x\",\"y\")");
    assertThat(rows).extracting(r -> r.get("ring")).contains("'@Ring, \"one\"");
    assertThat(rows).extracting(r -> r.get("plan")).noneMatch(p -> p.startsWith("="));
  }

  @Test
  void aNumberKeepsItsSignAndOtherTextsAreMadeSafe() {
    assertThat(List.of("-5", "+0.25", "-cmd", "+1+1", "\t=1", "＝1", "a=b", ""))
        .extracting(CsvReport::safe)
        .containsExactly("-5", "+0.25", "'-cmd", "'+1+1", "'\t=1", "'＝1", "a=b", "");
  }

  private static List<String> rows(ObjectNode result) throws IOException {
    return parsed(CsvReport.of(result)).stream().map(r -> String.join("|", r.toList())).toList();
  }

  private static List<CSVRecord> parsed(String csv) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (var parser = format.parse(new StringReader(csv))) {
      return parser.getRecords();
    }
  }
}
