package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryImportTest {

  private final InventoryImport inventories = new InventoryImport(Fixtures.DATA);

  @ParameterizedTest
  @CsvSource({
    "driverquery-verbose.csv, DRIVERQUERY",
    "driverquery-short.csv, DRIVERQUERY",
    "driverquery-german-cp850.csv, DRIVERQUERY",
    "driverquery-french-utf16le.csv, DRIVERQUERY",
    "intune-portal.csv, INTUNE",
    "intune-graph.csv, INTUNE",
    "osquery-snapshot.ndjson, OSQUERY",
    "osquery-batch.ndjson, OSQUERY"
  })
  void theContentTellsTheFormat(String file, Format expected) throws Exception {
    assertThat(Fixtures.imported(file).format()).isEqualTo(expected);
  }

  @Test
  void aFormatThatTheCallerNamesIsNotGuessed() throws Exception {
    try (var in = Fixtures.file("osquery-batch.ndjson")) {
      assertThat(inventories.parse(Format.OSQUERY, in, Optional.empty()).devices()).hasSize(1);
    }
    try (var in = Fixtures.file("osquery-batch.ndjson")) {
      var refused =
          catchThrowableOfType(
              UnreadableInventoryException.class,
              () -> inventories.parse(Format.INTUNE, in, Optional.empty()));
      assertThat(refused.code()).isEqualTo(Code.WRONG_HEADER);
    }
  }

  @Test
  void driverqueryNeedsToBeToldTheDevice() throws Exception {
    try (var in = Fixtures.file("driverquery-verbose.csv")) {
      var refused =
          catchThrowableOfType(
              UnreadableInventoryException.class,
              () -> inventories.parse(Format.DRIVERQUERY, in, Optional.empty()));
      assertThat(refused.code()).isEqualTo(Code.DEVICE_NEEDED);
    }
  }

  @Test
  void aFileOfNoKnownFormatIsRefusedWithWhatIsExpected() {
    UnreadableInventoryException refused = refused("Name,Price\nTea,3\n");
    assertThat(refused.code()).isEqualTo(Code.UNKNOWN_FORMAT);
    assertThat(refused)
        .hasMessageContaining("Module Name, Display Name")
        .hasMessageContaining("'Device ID' or 'Device name'")
        .hasMessageContaining("one JSON object a line");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(refused("\n \r\n").code()).isEqualTo(Code.EMPTY);
  }

  @Test
  void moreProblemsThanAreListedAreStillCounted() throws Exception {
    int rows = ImportLimits.MAX_LISTED_PROBLEMS + 5;
    ImportResult result =
        inventories.parse(
            Format.INTUNE,
            stream("DeviceName,OS\n" + "phone,iOS\n".repeat(rows)),
            Optional.empty());
    assertThat(result.problems()).hasSize(ImportLimits.MAX_LISTED_PROBLEMS);
    assertThat(result.totals().skipped()).isEqualTo(rows);
  }

  @Test
  void aFormatIsFoundByItsName() {
    assertThat(Format.ofId("OSQuery ")).contains(Format.OSQUERY);
    assertThat(Format.ofId("excel")).isEmpty();
    assertThat(Format.INTUNE.id()).isEqualTo("intune");
  }

  private UnreadableInventoryException refused(String text) {
    return catchThrowableOfType(
        UnreadableInventoryException.class,
        () ->
            inventories.parse(
                Optional.empty(), stream(text), "upload.csv", Optional.of(Fixtures.DEVICE)));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
