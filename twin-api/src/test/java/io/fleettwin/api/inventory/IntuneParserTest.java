package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.api.inventory.RowProblem.Effect;
import io.fleettwin.device.FormFactor;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import org.junit.jupiter.api.Test;

class IntuneParserTest {

  @Test
  void thePortalsExportGivesItsWindowsDevices() throws Exception {
    ImportResult result = Fixtures.imported("intune-portal.csv");
    assertThat(result.format()).isEqualTo(Format.INTUNE);
    assertThat(result.devices())
        .extracting(device -> device.name().orElse(""))
        .containsExactly("LT-1001", "PC-2002", "LN-4004", "NEW-7007", "KIOSK-1");
  }

  @Test
  void aDeviceCarriesWhatTheExportTells() throws Exception {
    ImportedDevice device = portal("00000001-0000-4000-8000-000000000001");
    assertThat(device.make()).contains("Dell Inc.");
    assertThat(device.model()).contains("Latitude 5440");
    assertThat(device.formFactor()).contains(FormFactor.LAPTOP);
    assertThat(device.edition()).contains(Edition.ENTERPRISE);
    assertThat(device.os()).contains(new OsBuild(22631, 3880));
    assertThat(device.encrypted()).contains(true);
    assertThat(device.drivers()).isEmpty();
  }

  @Test
  void otherSystemsAreSkippedWithTheReason() throws Exception {
    ImportResult result = Fixtures.imported("intune-portal.csv");
    assertThat(result.problems())
        .filteredOn(problem -> problem.effect() == Effect.SKIPPED)
        .extracting(RowProblem::toString)
        .containsExactly("line 4, OS: runs 'iOS/iPadOS'", "line 6, OS: runs 'macOS'");
    assertThat(result.totals().skipped()).isEqualTo(2);
  }

  @Test
  void aDeviceThatStandsTwiceIsTakenOnceAndReported() throws Exception {
    assertThat(Fixtures.problems(Fixtures.imported("intune-portal.csv")))
        .contains(
            "line 7, Device ID: 00000001-0000-4000-8000-000000000001 stands in line 2 already");
  }

  @Test
  void badRowsAreReportedWithLineAndReason() throws Exception {
    assertThat(Fixtures.problems(Fixtures.imported("intune-portal.csv")))
        .contains(
            "line 9, Device ID: 'not a device id' cannot be a device id",
            "line 10: has 3 values where the header has 53");
  }

  @Test
  void valuesThatTellNothingAreLeftOutWithANote() throws Exception {
    ImportResult result = Fixtures.imported("intune-portal.csv");
    ImportedDevice device = Fixtures.device(result, "00000007-0000-4000-8000-000000000007");
    assertThat(device.os()).isEmpty();
    assertThat(device.edition()).isEmpty();
    assertThat(device.encrypted()).isEmpty();
    assertThat(device.formFactor()).isEmpty();
    assertThat(result.problems())
        .filteredOn(problem -> problem.line() == 8)
        .allMatch(problem -> problem.effect() == Effect.NOTED)
        .extracting(RowProblem::field)
        .containsExactlyInAnyOrder("OS version", "SkuFamily", "Encrypted");
  }

  @Test
  void aValueMayHaveALineBreakInQuotes() throws Exception {
    ImportedDevice kiosk = portal("0000000a-0000-4000-8000-00000000000a");
    assertThat(kiosk.formFactor()).contains(FormFactor.KIOSK);
    assertThat(kiosk.edition()).contains(Edition.HOME);
  }

  @Test
  void theExportInterfacesColumnsAreKnownToo() throws Exception {
    ImportResult result = Fixtures.imported("intune-graph.csv");
    assertThat(result.devices())
        .extracting(device -> device.id().value())
        .containsExactly(
            "00000015-0000-4000-8000-000000000015",
            "00000016-0000-4000-8000-000000000016",
            "NAMED-24");
    ImportedDevice virtual = result.devices().get(1);
    assertThat(virtual.make()).contains("VMware, Inc.");
    assertThat(virtual.encrypted()).contains(false);
    assertThat(virtual.formFactor()).contains(FormFactor.DESKTOP);
  }

  @Test
  void aHoloLensIsNoPc() throws Exception {
    assertThat(Fixtures.problems(Fixtures.imported("intune-graph.csv")))
        .contains("line 6, OS: runs 'Windows Holographic'");
  }

  @Test
  void semicolonsOfASpreadsheetSeparateToo() throws Exception {
    ImportResult result =
        new IntuneParser(Fixtures.DATA)
            .parse(
                Fixtures.text("Device name;OS version;Model", "PC-1;10.0.22631.1;OptiPlex 7090"),
                "sheet.csv");
    assertThat(result.devices().get(0).formFactor()).contains(FormFactor.DESKTOP);
  }

  @Test
  void withoutAColumnForTheSystemTheVersionTells() throws Exception {
    ImportResult result =
        new IntuneParser(Fixtures.DATA)
            .parse(
                Fixtures.text("DeviceName,OSVersion", "PC-1,10.0.22631.1", "PH-1,17.5.1"),
                "two.csv");
    assertThat(result.devices()).hasSize(1);
    assertThat(result.totals().skipped()).isEqualTo(1);
  }

  @Test
  void aTextThatIsTooLongIsLeftOutWithANote() throws Exception {
    ImportResult result =
        new IntuneParser(Fixtures.DATA)
            .parse(
                Fixtures.text("DeviceName,OSVersion,Model", "PC-1,10.0.22631.1," + "x".repeat(200)),
                "long.csv");
    assertThat(result.devices().get(0).model()).isEmpty();
    assertThat(result.totals().noted()).isEqualTo(1);
  }

  @Test
  void anotherHeaderIsRefusedWithTheExpectedOne() {
    assertThatThrownBy(() ->
            new IntuneParser(Fixtures.DATA).parse(Fixtures.text("Name,Price", "Tea,3"), "shop.csv"))
        .isInstanceOf(UnreadableInventoryException.class)
        .hasMessageContaining("'Device ID' or 'Device name'")
        .hasMessageContaining("[Name, Price]");
  }

  private static ImportedDevice portal(String id) throws Exception {
    return Fixtures.device(Fixtures.imported("intune-portal.csv"), id);
  }
}
