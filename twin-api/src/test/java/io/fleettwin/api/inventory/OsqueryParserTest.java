package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.api.inventory.RowProblem.Effect;
import io.fleettwin.device.FormFactor;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.Edition;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.StartType;
import org.junit.jupiter.api.Test;

class OsqueryParserTest {

  @Test
  void snapshotsOfSeveralTablesMakeOneDevice() throws Exception {
    ImportedDevice device = snapshot();
    assertThat(device.name()).contains("LT-1001");
    assertThat(device.make()).contains("Dell Inc.");
    assertThat(device.model()).contains("Latitude 5440");
    assertThat(device.formFactor()).contains(FormFactor.LAPTOP);
    assertThat(device.edition()).contains(Edition.ENTERPRISE);
    assertThat(device.os()).contains(new OsBuild(22631, 3880));
  }

  @Test
  void driveCTellsWhetherTheDeviceIsEncrypted() throws Exception {
    assertThat(snapshot().encrypted()).contains(true);
  }

  @Test
  void driversGetTheirStartTypeFromTheServices() throws Exception {
    assertThat(Fixtures.driver(snapshot(), "e1d.sys"))
        .isEqualTo(
            new Driver(
                "e1d.sys",
                "Intel",
                "12.19.2.45",
                DriverMode.KERNEL,
                StartType.DEMAND,
                LoadState.RUNNING));
    assertThat(Fixtures.driver(snapshot(), "stornvme.sys").start()).isEqualTo(StartType.BOOT);
  }

  @Test
  void filtersThatOnlyTheServicesKnowAreDriversToo() throws Exception {
    assertThat(Fixtures.driver(snapshot(), "csagent.sys"))
        .isEqualTo(
            new Driver(
                "csagent.sys",
                "CrowdStrike Ltd.",
                "",
                DriverMode.KERNEL,
                StartType.BOOT,
                LoadState.RUNNING));
    assertThat(Fixtures.driver(snapshot(), "wof.sys").start()).isEqualTo(StartType.BOOT);
  }

  @Test
  void servicesInUserModeAndDevicesWithoutADriverAreNoDrivers() throws Exception {
    assertThat(Fixtures.modules(snapshot()))
        .containsExactly(
            "badflt.sys",
            "cdrom.sys",
            "csagent.sys",
            "e1d.sys",
            "ianoservice.sys",
            "stornvme.sys",
            "wof.sys");
  }

  @Test
  void aDriverThatWasNeverStartedIsStoppedAndOneThatEndedInAnErrorHasFailed() throws Exception {
    assertThat(Fixtures.driver(snapshot(), "cdrom.sys").load()).isEqualTo(LoadState.STOPPED);
    assertThat(Fixtures.driver(snapshot(), "badflt.sys").load()).isEqualTo(LoadState.FAILED);
  }

  @Test
  void otherSystemsAndOtherTablesAreSkippedWithTheReasonAndPatchesInSilence() throws Exception {
    ImportResult result = Fixtures.imported("osquery-snapshot.ndjson");
    assertThat(result.devices()).hasSize(1);
    assertThat(Fixtures.problems(result))
        .containsExactly(
            "line 7, name: query 'pack_it_uptime' is about none of the imported tables",
            "line 8, platform: build-linux-1 runs 'ubuntu'");
  }

  @Test
  void batchesWithJoinedTablesMakeADevice() throws Exception {
    ImportedDevice server = Fixtures.device(Fixtures.imported("osquery-batch.ndjson"), "SRV-9");
    assertThat(server.edition()).contains(Edition.SERVER);
    assertThat(server.formFactor()).contains(FormFactor.SERVER);
    assertThat(server.os()).contains(new OsBuild(20348, 2582));
    assertThat(Fixtures.modules(server)).containsExactly("csagent.sys");
  }

  @Test
  void brokenLinesAreReportedWithTheirNumbersAndTheOthersAreKept() throws Exception {
    ImportResult result = Fixtures.imported("osquery-broken-lines.ndjson");
    assertThat(result.devices())
        .extracting(device -> device.id().value())
        .containsExactly("PC-1", "PC-14");
    assertThat(result.problems()).allMatch(problem -> problem.effect() == Effect.REJECTED);
    assertThat(Fixtures.problems(result))
        .containsExactly(
            "line 2: is no JSON: wrong at column 54",
            "line 4: is no JSON: wrong at column 6",
            "line 5: is no JSON object",
            "line 6: is nested 40 deep, at most 32 allowed",
            "line 7, unixTime: 'soon' is no whole number",
            "line 8, hostIdentifier: is missing",
            "line 9, action: 'renamed' is none of added, removed, snapshot",
            "line 10, hostIdentifier: 'PC 10' cannot be a device id",
            "line 11, snapshot: is no array",
            "line 12, columns.build: is neither a text nor a number",
            "line 13: has no result: neither columns nor snapshot nor diffResults");
  }

  @Test
  void aLineOverTheLimitIsReportedAndTheNextOneRead() throws Exception {
    String good =
        "{\"name\":\"os\",\"hostIdentifier\":\"PC-1\",\"unixTime\":1,\"action\":\"snapshot\","
            + "\"columns\":{\"build\":\"22631\"}}";
    ImportResult result =
        parser()
            .parse(
                Fixtures.text("{\"a\":\"" + "x".repeat(ImportLimits.MAX_LINE_CHARS) + "\"}", good),
                "long.ndjson");
    assertThat(result.devices()).hasSize(1);
    assertThat(Fixtures.problems(result))
        .containsExactly("line 1: is longer than 1048576 characters");
  }

  @Test
  void aLineOfNothingButBracketsIsReportedWithoutParsingIt() throws Exception {
    ImportResult result = parser().parse(Fixtures.text("[".repeat(1_000_000)), "deep.ndjson");
    assertThat(Fixtures.problems(result))
        .containsExactly("line 1: is nested 1000000 deep, at most 32 allowed");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> parser().parse(Fixtures.text("", " "), "empty.ndjson"))
        .isInstanceOf(UnreadableInventoryException.class)
        .hasMessage("empty.ndjson: has no lines");
  }

  private static OsqueryParser parser() {
    return new OsqueryParser(Fixtures.DATA);
  }

  private static ImportedDevice snapshot() throws Exception {
    return Fixtures.device(Fixtures.imported("osquery-snapshot.ndjson"), "LT-1001");
  }
}
