package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aDeviceIsEnrolledOnce() {
    String device = Given.mirror(api) + "/devices/PC-1";
    var enrolled = api.put(device, Given.LAPTOP).expect(201);
    assertThat(enrolled.header("location")).isEqualTo(device);
    assertThat(enrolled.header("etag")).isEqualTo("\"rev:1\"");
    assertThat(enrolled.text("/health")).isEqualTo("healthy");
    assertThat(api.put(device, Given.LAPTOP).expect(200).body().at("/changed").asBoolean())
        .isFalse();
    api.put(device, Given.LAPTOP.replace("laptop", "desktop")).problem(409, "already-exists");
  }

  @Test
  void aDeviceTellsWhatItIsAndHowItIs() {
    var device = api.get(Given.device(api)).expect(200);
    assertThat(device.text("/hardware/formFactor")).isEqualTo("laptop");
    assertThat(device.text("/site/utcOffset")).isEqualTo("+01:00");
    assertThat(device.text("/drivers/0/module")).isEqualTo("csagent.sys");
    assertThat(device.text("/recovery/retryInterval")).isEqualTo("PT30M");
    assertThat(device.text("/boot/health")).isEqualTo("healthy");
    assertThat(device.text("/boot/since")).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(device.header("cache-control")).isEqualTo("no-cache");
  }

  @Test
  void aDeviceThatHasNotChangedIsNotSentAgain() {
    String device = Given.device(api);
    api.get(device, "If-None-Match", "\"rev:1\"").expect(304);
    api.get(device, "If-None-Match", "W/\"rev:1\", \"rev:9\"").expect(304);
    api.get(device, "If-None-Match", "*").expect(304);
    var fresh = api.get(device, "If-None-Match", "\"rev:2\"").expect(200);
    assertThat(fresh.header("etag")).isEqualTo("\"rev:1\"");
  }

  @Test
  void aCommandForAnotherRevisionChangesNothing() {
    String device = Given.device(api);
    String boot = "{\"type\": \"boot\", \"succeeded\": true}";
    api.post(device + "/reports", boot, "If-Match", "\"rev:2\"").problem(412, "revision-mismatch");
    api.post(device + "/reports", boot, "If-Match", "W/\"rev:1\"")
        .problem(412, "revision-mismatch");
    api.delete(device, "If-Match", "\"rev:0\"").problem(412, "revision-mismatch");
    api.put(device + "/holds/h1", "", "If-Match", "\"rev:0\"").problem(412, "revision-mismatch");
    assertThat(api.get(device).header("etag")).isEqualTo("\"rev:1\"");
    api.post(device + "/reports", boot, "If-Match", "\"rev:1\"").expect(200);
  }

  @Test
  void aConditionOnADeviceThatIsNotThereFails() {
    String device = Given.mirror(api) + "/devices/PC-1";
    api.put(device, Given.LAPTOP, "If-Match", "*").problem(412, "revision-mismatch");
  }

  @Test
  void aConditionThatIsNoneIsRefused() {
    String device = Given.device(api);
    var answer = api.get(device, "If-None-Match", "rev:1").problem(400, "bad-header");
    assertThat(answer.text("/errors/0/header")).isEqualTo("If-None-Match");
    api.delete(device, "If-Match", "\"a\", ,").problem(400, "bad-header");
  }

  @Test
  void aCommandThatIsRepeatedUnderItsKeyIsCarriedOutOnce() {
    String reports = Given.device(api) + "/reports";
    String crash = "{\"type\": \"crash\", \"stopCode\": \"0x50\"}";
    String[] headers = {"Idempotency-Key", "crash-1", "If-Match", "\"rev:1\""};
    assertThat(api.post(reports, crash, headers).expect(200).body().at("/revision").asInt())
        .isEqualTo(2);
    var repeated = api.post(reports, crash, headers).expect(200);
    assertThat(repeated.body().at("/revision").asInt()).isEqualTo(2);
    assertThat(repeated.body().at("/changed").asBoolean()).isFalse();
    String[] other = {"Idempotency-Key", "crash-2"};
    assertThat(api.post(reports, crash, other).expect(200).body().at("/revision").asInt())
        .isEqualTo(3);
  }

  @Test
  void aKeyThatIsTooLongOrNotVisibleIsRefused() {
    String device = Given.device(api);
    api.delete(device, "Idempotency-Key", "x".repeat(129)).problem(400, "bad-header");
    api.delete(device, "Idempotency-Key", "a b").problem(400, "bad-header");
    api.delete(device, "Idempotency-Key", "x".repeat(128)).expect(204);
  }

  @Test
  void aDeviceThatHasLeftIsGoneUntilItIsEnrolledAgain() {
    String device = Given.device(api);
    assertThat(api.delete(device).expect(204).header("etag")).isEqualTo("\"rev:2\"");
    api.get(device).problem(410, "decommissioned");
    api.delete(device).problem(410, "decommissioned");
    api.post(device + "/reports", "{\"type\": \"boot\", \"succeeded\": true}")
        .problem(410, "decommissioned");
    api.put(device, Given.LAPTOP).expect(201);
    api.get(device).expect(200);
  }

  @Test
  void aDeviceThatNobodyHasEnrolledIs404() {
    String world = Given.mirror(api);
    api.get(world + "/devices/PC-9").problem(404, "not-found");
    api.delete(world + "/devices/PC-9").problem(404, "not-found");
    api.put(world + "/devices/PC-9/holds/h1", "").problem(404, "not-found");
  }

  @Test
  void aDeviceIsHeldAndReleased() {
    String device = Given.device(api);
    api.put(device + "/holds/h1", "").expect(200);
    assertThat(api.put(device + "/holds/h1", "").expect(200).body().at("/changed").asBoolean())
        .isFalse();
    assertThat(api.get(device).text("/holds/0")).isEqualTo("h1");
    api.delete(device + "/holds/h1").expect(200);
    assertThat(api.get(device).body().at("/holds")).isEmpty();
    api.put(device + "/holds/-h", "").problem(400, "bad-parameter");
  }

  @Test
  void whatIsLeftOutIsAsItIsDocumented() {
    String device = Given.mirror(api) + "/devices/PC-2";
    api.put(
            device,
            """
            {"hardware": {"formFactor": "server"}, "edition": "server", "os": "20348",
             "recovery": {"totalTime": "PT10M"}, "agent": null}
            """)
        .expect(201);
    var read = api.get(device).expect(200);
    assertThat(read.text("/os")).isEqualTo("10.0.20348.0");
    assertThat(read.text("/hardware/disk")).isEqualTo("ssd");
    assertThat(read.text("/recovery/bootStatusPolicy")).isEqualTo("ignoreAllFailures");
    assertThat(read.text("/recovery/retryInterval")).isEqualTo("PT10M");
    assertThat(read.body().has("agent")).isFalse();
  }

  @Test
  void whatIsWrongWithADeviceIsToldFieldByField() {
    String device = Given.mirror(api) + "/devices/PC-2";
    var answer =
        api.put(
                device,
                """
                {"hardware": {"make": "%s"}, "edition": "Enterprise", "os": "XP",
                 "site": {"name": "", "utcOffset": "+20:00"},
                 "recovery": {"retryInterval": "PT2H", "totalTime": "PT1H"},
                 "drivers": [{"module": "a.sys", "mode": "kernel", "start": "boot"}, null, {},
                   {"module": "A.SYS", "mode": "ring0", "start": "boot"}]}
                """
                    .formatted("x".repeat(129)))
            .problem(422, "invalid");
    assertThat(answer.body().at("/errors").findValuesAsText("pointer"))
        .contains(
            "/hardware/make",
            "/hardware/formFactor",
            "/edition",
            "/os",
            "/site/name",
            "/site/utcOffset",
            "/recovery/retryInterval",
            "/drivers/1",
            "/drivers/2/module",
            "/drivers/2/mode",
            "/drivers/3/mode");
    assertThat(answer.body().toString())
        .contains("must be one of home, pro, enterprise, education, server");
  }

  @Test
  void aModuleStandsInTheListOnce() {
    String device = Given.mirror(api) + "/devices/PC-2";
    String driver = "{\"module\": \"%s\", \"mode\": \"kernel\", \"start\": \"boot\"}";
    String drivers = driver.formatted("a.sys") + "," + driver.formatted("A.sys");
    api.put(
            device,
            """
            {"hardware": {"formFactor": "laptop"}, "edition": "pro", "os": "26100",
             "drivers": [%s]}
            """
                .formatted(drivers))
        .problem(422, "invalid")
        .at("/drivers/1/module");
  }

  @Test
  void aNameThatNoDeviceCanHaveIsRefused() {
    String world = Given.mirror(api);
    for (String name : new String[] {"-x", "a%20b", "a%2Fb", "%00", "x".repeat(65), "%E2%82%AC"}) {
      api.get(world + "/devices/" + name).problem(400, "bad-parameter");
    }
    api.put(world + "/devices/00:1B:44:11:3A:B7", Given.LAPTOP).expect(201);
    api.get(world + "/devices/00%3A1B%3A44%3A11%3A3A%3AB7").expect(200);
  }
}
