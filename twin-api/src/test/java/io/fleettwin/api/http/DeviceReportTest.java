package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.Offer;
import io.fleettwin.software.VersionChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceReportTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aCrashIsKeptWithItsStopCodeAndModule() {
    String device = Given.device(api);
    var receipt =
        api.post(
                device + "/reports",
                """
                {"stopCode": "0xC000021A", "faultingModule": "CSAGENT.SYS", "type": "crash"}
                """)
            .expect(200);
    assertThat(receipt.text("/health")).isEqualTo("crashed");
    assertThat(receipt.header("etag")).isEqualTo("\"rev:2\"");
    var boot = api.get(device).body().at("/boot");
    assertThat(boot.at("/lastStopCode").asText()).isEqualTo("0xC000021A");
    assertThat(boot.at("/faultingModule").asText()).isEqualTo("csagent.sys");
    assertThat(boot.at("/bugChecks").asInt()).isEqualTo(1);
  }

  @Test
  void anAgentThatIsDownLeavesTheDeviceDegradedUntilItRunsAgain() {
    String device = Given.device(api);
    String down = "{\"type\": \"agent\", \"running\": false}";
    assertThat(api.post(device + "/reports", down).expect(200).text("/health"))
        .isEqualTo("degraded");
    assertThat(api.post(device + "/reports", down).expect(200).body().at("/changed").asBoolean())
        .isFalse();
    String up = "{\"running\": true, \"type\": \"agent\"}";
    assertThat(api.post(device + "/reports", up).expect(200).text("/health")).isEqualTo("healthy");
  }

  @Test
  void aHeartbeatAfterACrashSaysThatTheDeviceIsUpAgain() {
    String device = Given.device(api);
    api.post(device + "/reports", "{\"type\": \"boot\", \"succeeded\": true}").expect(200);
    String crash = "{\"type\": \"crash\", \"stopCode\": \"0x50\"}";
    assertThat(api.post(device + "/reports", crash).expect(200).text("/health"))
        .isEqualTo("crashed");
    var receipt = api.post(device + "/reports", "{\"type\": \"heartbeat\"}").expect(200);
    assertThat(receipt.text("/health")).isEqualTo("healthy");
    assertThat(api.get(device).body().at("/boot/bugChecks").asInt()).isEqualTo(1);
  }

  @Test
  void twoFailedStartsLeadIntoWinRe() {
    String device = Given.device(api);
    String failed = "{\"type\": \"boot\", \"succeeded\": false}";
    api.post(device + "/reports", failed).expect(200);
    assertThat(api.post(device + "/reports", failed).text("/health")).isEqualTo("recovery");
    api.post(device + "/reports", "{\"type\": \"remediation\", \"means\": \"handsWithKey\"}")
        .expect(200);
    assertThat(api.get(device).text("/boot/recoveredBy")).isEqualTo("handsWithKey");
  }

  @Test
  void anInventoryReplacesWhatWasKnown() {
    String device = Given.device(api);
    String changed = Given.LAPTOP.replace("4770", "4946");
    String report = "{\"type\": \"inventory\", \"inventory\": " + changed + "}";
    assertThat(api.post(device + "/reports", report).expect(200).body().at("/changed").asBoolean())
        .isTrue();
    assertThat(api.post(device + "/reports", report).expect(200).body().at("/changed").asBoolean())
        .isFalse();
    assertThat(api.get(device).text("/os")).isEqualTo("10.0.26100.4946");
  }

  @Test
  void anInstallationIsReportedStepByStep() {
    String device = Given.device(api);
    var change = new VersionChange(VersionChange.Part.CONTENT, "channel-file", "291");
    var offer = new OfferUpdate("offer", 0, new Offer("july", 0, "u1", change), 0);
    api.fleet().send("live", new DeviceId("PC-1"), offer).toCompletableFuture().join();
    String report = "{\"type\": \"install\", \"rollout\": \"july\", \"progress\": \"%s\"}";
    api.post(device + "/reports", report.formatted("installing")).expect(200);
    api.post(device + "/reports", report.formatted("active")).expect(200);
    var read = api.get(device);
    assertThat(read.text("/content")).isEqualTo("291");
    assertThat(read.text("/assignment/progress")).isEqualTo("active");
    assertThat(read.text("/assignment/previousVersion")).isEqualTo("290");
    api.post(device + "/reports", report.formatted("offered")).expect(200);
    api.post(device + "/reports", report.formatted("withdrawn")).problem(422, "invalid");
  }

  @Test
  void aHeartbeatIsTakenAndChangesNothing() {
    String device = Given.device(api);
    var receipt = api.post(device + "/reports", "{\"type\": \"heartbeat\"}").expect(200);
    assertThat(receipt.body().at("/changed").asBoolean(true)).isFalse();
    assertThat(api.get(device).header("etag")).isEqualTo("\"rev:1\"");
    api.post("/v1/worlds/live/devices/PC-404/reports", "{\"type\": \"heartbeat\"}")
        .problem(404, "not-found");
  }

  @Test
  void aReportOfARolloutThatOfferedNothingIsRefused() {
    String device = Given.device(api);
    api.post(
            device + "/reports",
            "{\"type\": \"install\", \"rollout\": \"july\", \"progress\": \"active\"}")
        .problem(409, "wrong-state");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'succeeded': true}                                       | 400 | /type",
        "{'type': 'reboot'}                                        | 400 | /type",
        "{'type': 7}                                               | 400 | /type",
        "{'type': null, 'succeeded': true}                         | 400 | /type",
        "{'type': 'boot'}                                          | 422 | /succeeded",
        "{'type': 'boot', 'succeeded': 'yes'}                      | 400 | /succeeded",
        "{'type': 'boot', 'succeeded': 1}                          | 400 | /succeeded",
        "{'type': 'boot', 'succeeded': true, 'at': 5}              | 400 | /at",
        "{'type': 'crash'}                                         | 422 | /stopCode",
        "{'type': 'crash', 'stopCode': 80}                         | 400 | /stopCode",
        "{'type': 'crash', 'stopCode': '0x123456789'}              | 422 | /stopCode",
        "{'type': 'crash', 'stopCode': '80'}                       | 422 | /stopCode",
        "{'type': 'agent'}                                         | 422 | /running",
        "{'type': 'agent', 'running': 'no'}                        | 400 | /running",
        "{'type': 'install', 'rollout': 'July', 'progress': 'active'} | 422 | /rollout",
        "{'type': 'install', 'rollout': 'july', 'progress': 'ACTIVE'} | 422 | /progress",
        "{'type': 'inventory'}                                     | 422 | /inventory",
        "{'type': 'inventory', 'inventory': {'edition': 'pro'}}    | 422 | /inventory/os",
        "{'inventory': {'disk': 'ssd'}, 'type': 'inventory'}       | 400 | /inventory/disk",
        "{'type': 'remediation', 'means': 'prayer'}                | 422 | /means",
        "{'type': 'heartbeat', 'at': 5}                            | 400 | /at",
      })
  void whatIsWrongWithAReportIsToldByItsPlace(String report, int status, String pointer) {
    String device = Given.device(api);
    api.post(device + "/reports", report.replace('\'', '"'))
        .problem(status, status == 400 ? "bad-fields" : "invalid")
        .at(pointer);
    assertThat(api.get(device).header("etag")).isEqualTo("\"rev:1\"");
  }
}
