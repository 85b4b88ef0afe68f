package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.software.Edition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How results over time add up to what is on a host now. */
class OsqueryHistoryTest {

  @Test
  void addedAndRemovedRowsAreReplayedInTheOrderOfTheirTimes() throws Exception {
    ImportedDevice device =
        Fixtures.device(Fixtures.imported("osquery-events.ndjson"), "DESKTOP-7");
    assertThat(Fixtures.modules(device)).containsExactly("csagent.sys", "e1d.sys");
    assertThat(Fixtures.driver(device, "e1d.sys").version()).isEqualTo("12.19.2.45");
    assertThat(device.edition()).contains(Edition.PRO);
  }

  @Test
  void aLaterSnapshotReplacesTheEarlierOne() throws Exception {
    assertThat(modules(snapshot(200, "new", "both"), snapshot(100, "old", "both")))
        .containsExactly("both.sys", "new.sys");
  }

  @Test
  void theRowsOfOneSnapshotMayComeOneALine() throws Exception {
    assertThat(
            modules(
                event("snapshot", 100, 0, 0, "old"),
                event("snapshot", 200, 0, 0, "one"),
                event("snapshot", 200, 0, 0, "two")))
        .containsExactly("one.sys", "two.sys");
  }

  @Test
  void aNewEpochBeginsAnew() throws Exception {
    assertThat(
            modules(
                event("added", 100, 1, 0, "old"),
                event("added", 200, 2, 0, "one"),
                event("added", 200, 2, 0, "two")))
        .containsExactly("one.sys", "two.sys");
  }

  @Test
  void aFirstRunThatComesAgainBeginsAnew() throws Exception {
    assertThat(
            modules(
                event("added", 100, 0, 0, "old"),
                event("added", 150, 0, 1, "older"),
                event("added", 200, 0, 0, "one")))
        .containsExactly("one.sys");
  }

  @Test
  void aDriverOfTwoDevicesIsThereUntilBothAreGone() throws Exception {
    assertThat(
            modules(
                event("added", 100, 0, 0, "usb"),
                event("added", 100, 0, 0, "usb"),
                event("removed", 200, 0, 1, "usb")))
        .containsExactly("usb.sys");
    assertThat(
            modules(
                event("added", 100, 0, 0, "usb"),
                event("added", 100, 0, 0, "nic"),
                event("removed", 200, 0, 1, "usb")))
        .containsExactly("nic.sys");
  }

  @Test
  void aLogThatBeginsInTheMiddleTellsNoDriverSet() throws Exception {
    ImportResult result = parsed(event("added", 100, 0, 5, "one"));
    assertThat(result.devices()).isEmpty();
    assertThat(Fixtures.problems(result).get(0))
        .startsWith("line 1, counter: the log begins after the first result of query 'services'");
  }

  @Test
  void aLogOfAnOldVersionWithoutCountersIsTakenAsItIs() throws Exception {
    assertThat(modules(event("added", 100, 0, 0, "one").replace("\"counter\":0,", "")))
        .containsExactly("one.sys");
  }

  private static List<String> modules(String... lines) throws Exception {
    ImportResult result = parsed(lines);
    assertThat(result.problems()).isEmpty();
    return Fixtures.modules(result.devices().get(0));
  }

  private static ImportResult parsed(String... lines) throws Exception {
    return new OsqueryParser(Fixtures.DATA).parse(Fixtures.text(lines), "log.ndjson");
  }

  private static String event(String action, int unixTime, int epoch, int counter, String service) {
    return """
    {"name":"services","hostIdentifier":"PC-1","unixTime":%d,"epoch":%d,"counter":%d,\
    "action":"%s","columns":%s}\
    """
        .formatted(unixTime, epoch, counter, action, row(service));
  }

  private static String snapshot(int unixTime, String... services) {
    return """
    {"name":"services","hostIdentifier":"PC-1","unixTime":%d,"action":"snapshot",\
    "snapshot":[%s]}\
    """
        .formatted(
            unixTime,
            String.join(",", List.of(services).stream().map(OsqueryHistoryTest::row).toList()));
  }

  private static String row(String service) {
    return """
    {"name":"%s","service_type":"KERNEL_DRIVER","start_type":"BOOT_START","status":"RUNNING"}\
    """
        .formatted(service);
  }
}
