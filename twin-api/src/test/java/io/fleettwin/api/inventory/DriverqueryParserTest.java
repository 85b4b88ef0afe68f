package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverqueryParserTest {

  private static final String HEADER = String.join(",", DriverqueryColumns.VERBOSE);

  @Test
  void theVerboseListGivesEveryDriverOfTheDevice() throws Exception {
    ImportResult result = Fixtures.imported("driverquery-verbose.csv");
    assertThat(result.problems()).isEmpty();
    assertThat(result.devices()).hasSize(1);
    assertThat(Fixtures.modules(result.devices().get(0)))
        .containsExactlyInAnyOrder(
            "1394ohci.sys",
            "acpi.sys",
            "csagent.sys",
            "wdfilter.sys",
            "tcpip.sys",
            "wof.sys",
            "afd.sys",
            "luafv.sys",
            "wanarp.sys",
            "e1d.sys",
            "cdfs.sys",
            "oldflt.sys");
  }

  @Test
  void aDriverIsKernelModeWithItsStartTypeStateAndCataloguedVendor() throws Exception {
    var device = Fixtures.imported("driverquery-verbose.csv").devices().get(0);
    assertThat(Fixtures.driver(device, "csagent.sys"))
        .isEqualTo(
            new Driver(
                "csagent.sys",
                "CrowdStrike Ltd.",
                "",
                DriverMode.KERNEL,
                StartType.BOOT,
                LoadState.RUNNING));
  }

  @ParameterizedTest
  @CsvSource({
    "acpi.sys, BOOT, RUNNING",
    "afd.sys, SYSTEM, RUNNING",
    "luafv.sys, AUTO, RUNNING",
    "1394ohci.sys, DEMAND, STOPPED",
    "cdfs.sys, DISABLED, STOPPED"
  })
  void startModesAndStatesAreThoseOfTheList(String module, StartType start, LoadState load)
      throws Exception {
    var driver =
        Fixtures.driver(Fixtures.imported("driverquery-verbose.csv").devices().get(0), module);
    assertThat(driver.start()).isEqualTo(start);
    assertThat(driver.load()).isEqualTo(load);
  }

  @Test
  void servicesThatShareAFileAreOneDriverThatStartsWithTheFirst() throws Exception {
    var device = Fixtures.imported("driverquery-verbose.csv").devices().get(0);
    assertThat(Fixtures.driver(device, "wanarp.sys").start()).isEqualTo(StartType.SYSTEM);
    assertThat(Fixtures.driver(device, "wanarp.sys").load()).isEqualTo(LoadState.RUNNING);
  }

  @Test
  void theFileNameComesFromThePathAndNotFromTheService() throws Exception {
    var device = Fixtures.imported("driverquery-verbose.csv").devices().get(0);
    assertThat(Fixtures.modules(device)).contains("e1d.sys").doesNotContain("e1dexpress.sys");
  }

  @Test
  void aStoppedDriverInErrorHasFailed() throws Exception {
    var device = Fixtures.imported("driverquery-verbose.csv").devices().get(0);
    assertThat(Fixtures.driver(device, "oldflt.sys").load()).isEqualTo(LoadState.FAILED);
  }

  @Test
  void theShortListGivesDriversWithANoteOnWhatItLeavesOpen() throws Exception {
    ImportResult result = Fixtures.imported("driverquery-short.csv");
    assertThat(Fixtures.modules(result.devices().get(0)))
        .containsExactly("acpi.sys", "csagent.sys");
    assertThat(result.totals()).isEqualTo(new ImportResult.Totals(0, 0, 1));
    assertThat(Fixtures.problems(result).get(0)).startsWith("line 1, Start Mode: ").contains("/v");
  }

  @Test
  void aDriverWhoseStartIsNotToldIsNotTakenAsOneWhoseFaultDoesNotComeBack() throws Exception {
    var device = Fixtures.imported("driverquery-short.csv").devices().get(0);
    assertThat(device.driverSet().drivers())
        .allMatch(driver -> driver.start().loadsAtEveryStart(driver.load()));
  }

  @Test
  void aDriverWhoseStateIsUnknownIsTakenAsRunning() throws Exception {
    String row = "nic,nic,nic,Kernel ,Manual,Unknown,OK,FALSE,FALSE,0,0,0,,,0";
    ImportResult result = parser().parse(Fixtures.text(HEADER, row), "nic.csv", Fixtures.DEVICE);
    assertThat(Fixtures.driver(result.devices().get(0), "nic.sys").load())
        .isEqualTo(LoadState.RUNNING);
  }

  @Test
  void aTranslatedHeaderIsTakenByPositionWithANote() throws Exception {
    ImportResult result = Fixtures.imported("driverquery-german-cp850.csv");
    assertThat(Fixtures.modules(result.devices().get(0)))
        .containsExactly("acpi.sys", "csagent.sys");
    assertThat(Fixtures.problems(result))
        .containsExactly(
            "line 1: the header is not the English one; its columns were taken by position");
  }

  @ParameterizedTest
  @CsvSource({
    "driverquery-french-utf16le.csv, 2",
    "driverquery-utf16be.csv, 2",
    "driverquery-utf8-bom.csv, 2",
    "driverquery-german-cp850.csv, 2",
    "driverquery-verbose.csv, 12"
  })
  void everyEncodingThatWindowsWritesIsRead(String file, int drivers) throws Exception {
    ImportResult result = Fixtures.imported(file);
    assertThat(result.totals().rejected()).isZero();
    assertThat(result.devices().get(0).driverSet().drivers()).hasSize(drivers);
  }

  @Test
  void badRowsAreReportedWithLineAndReasonAndGoodOnesAreKept() throws Exception {
    ImportResult result = Fixtures.imported("driverquery-bad-rows.csv");
    assertThat(Fixtures.modules(result.devices().get(0)))
        .containsExactly("acpi.sys", "tcpip.sys", "wof.sys");
    assertThat(Fixtures.problems(result))
        .containsExactly(
            "line 3, Start Mode: 'Sometimes' is none of Boot, System, Auto, Manual, Disabled"
                + " (BOOT_START, SYSTEM_START, AUTO_START, DEMAND_START)",
            "line 4: is not CSV: its quotes do not match",
            "line 6: has 3 values where the header has 15",
            "line 7, State: 'Sleeping' is none of Running, Stopped, Paused, Unknown and the Pending"
                + " ones between them",
            "line 8, Module Name: '<>' gives no file name, nor does Path",
            "line 9, Module Name: 'ACPI' stands in line 2 too");
    assertThat(result.totals()).isEqualTo(new ImportResult.Totals(5, 0, 1));
  }

  @Test
  void theListOfSignedDriversIsRefusedWithTheExpectedHeader() throws Exception {
    try (var in = Fixtures.file("driverquery-signed.csv")) {
      var text = SourceText.open(in, "signed.csv");
      assertThatThrownBy(() -> parser().parse(text, "signed.csv", Fixtures.DEVICE))
          .isInstanceOf(UnreadableInventoryException.class)
          .hasMessageStartingWith("signed.csv: expected the header of driverquery /v /fo csv")
          .hasMessageContaining("Module Name, Display Name, Description")
          .hasMessageContaining("IsSigned")
          .extracting(e -> ((UnreadableInventoryException) e).code())
          .isEqualTo(Code.WRONG_HEADER);
    }
  }

  @Test
  void aListWithoutOneGoodRowGivesNoDevice() throws Exception {
    ImportResult result =
        parser().parse(Fixtures.text(HEADER, "a,b,c"), "none.csv", Fixtures.DEVICE);
    assertThat(result.devices()).isEmpty();
    assertThat(result.totals().rejected()).isEqualTo(1);
  }

  @Test
  void driversOverTheLimitOfADeviceAreReported() throws Exception {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < DriverSet.MAX_DRIVERS + 3; i++) {
      lines.add("drv" + i + ",d,d,Kernel ,Manual,Stopped,OK,FALSE,FALSE,0,0,0,,,0");
    }
    ImportResult result =
        parser().parse(Fixtures.text(lines.toArray(String[]::new)), "many.csv", Fixtures.DEVICE);
    assertThat(result.devices().get(0).driverSet().drivers()).hasSize(DriverSet.MAX_DRIVERS);
    assertThat(result.totals().rejected()).isEqualTo(3);
    assertThat(result.problems().get(0).line()).isEqualTo(DriverSet.MAX_DRIVERS + 2);
  }

  private static DriverqueryParser parser() {
    return new DriverqueryParser(Fixtures.DATA.catalogue());
  }
}
