package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing devices, and counting them, by what is true of them. */
class DevicesTest {
  private final TestApi api = TestApi.start();
  private String world;

  /** Six laptops in Berlin, and six servers in Oslo that have no agent; one of these is down. */
  @BeforeEach
  void enrol() {
    world = Given.mirror(api);
    String server =
        """
        {"hardware": {"formFactor": "server"}, "edition": "server", "os": "10.0.20348.2655",
         "site": {"name": "Oslo"}}
        """;
    for (int number = 0; number < 6; number++) {
      api.put(world + "/devices/PC-" + number, Given.LAPTOP).expect(201);
      api.put(world + "/devices/S-" + number, server).expect(201);
    }
    api.post(world + "/devices/S-3/reports", "{\"type\": \"crash\", \"stopCode\": \"0x50\"}")
        .expect(200);
    api.put(world + "/devices/PC-2/holds/h1", "").expect(200);
    api.delete(world + "/devices/PC-5").expect(204);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private List<String> ids(String query) {
    return api.get(world + "/devices?" + query).expect(200).body().findValuesAsText("id");
  }

  @Test
  void allThatAreInTheFleetAreListed() {
    assertThat(ids("")).hasSize(11).contains("PC-0", "S-3").doesNotContain("PC-5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          health=crashed                       | S-3
          health=bootLoop&health=crashed       | S-3
          health=healthy&site=Oslo&name=S-1    | S-1
          name=PC-&held=true                   | PC-2
          held=false&name=PC-2                 |
          decommissioned=true                  | PC-5
          decommissioned=true&formFactor=server|
          formFactor=laptop&name=PC-0          | PC-0
          build=26100&name=PC-0                | PC-0
          build=10.0.26100.4771                |
          agent=&health=crashed                | S-3
          agent=7.16&content=290&name=PC-4     | PC-4
          content=291                          |
          rollout=july                         |
          rollout=july&ring=1&progress=active  |
          progress=active&progress=failed      |
          """)
  void thoseAreListedOfWhomEachConditionIsTrue(String query, String expected) {
    assertThat(ids(query)).isEqualTo(expected == null ? List.of() : List.of(expected));
    int count = api.get(world + "/fleet?" + query).expect(200).body().at("/devices").asInt();
    assertThat(count).isEqualTo(expected == null ? 0 : 1);
  }

  @Test
  void aDeviceIsListedWithWhatPeopleSortItOutBy() {
    var page = api.get(world + "/devices?name=PC-2").expect(200);
    assertThat(page.text("/devices/0/href")).isEqualTo(world + "/devices/PC-2");
    assertThat(page.text("/devices/0/formFactor")).isEqualTo("laptop");
    assertThat(page.text("/devices/0/site")).isEqualTo("Berlin");
    assertThat(page.text("/devices/0/health")).isEqualTo("healthy");
    assertThat(page.text("/devices/0/since")).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(page.text("/devices/0/build")).isEqualTo("10.0.26100.4770");
    assertThat(page.text("/devices/0/content")).isEqualTo("290");
    assertThat(page.body().at("/devices/0/holds").asInt()).isEqualTo(1);
    assertThat(page.body().at("/devices/0/revision").asInt()).isEqualTo(2);
    assertThat(page.body().at("/devices/0").has("assignment")).isFalse();
    var server = api.get(world + "/devices?name=S-0").expect(200);
    assertThat(server.body().at("/devices/0").has("agent")).isFalse();
    assertThat(page.body().has("cursor")).isFalse();
  }

  @Test
  void pagesFollowEachOtherByTheirCursors() {
    List<String> listed = new ArrayList<>();
    var page = api.get(world + "/devices?size=4").expect(200);
    listed.addAll(page.body().findValuesAsText("id"));
    while (page.body().has("cursor")) {
      assertThat(page.body().at("/devices")).hasSize(4);
      page = api.get(world + "/devices?size=4&cursor=" + page.text("/cursor")).expect(200);
      listed.addAll(page.body().findValuesAsText("id"));
    }
    assertThat(listed).isEqualTo(ids("size=200"));
  }

  @Test
  void theSizeOfPagesMayChangeOnTheWay() {
    String cursor = api.get(world + "/devices?size=4").text("/cursor");
    assertThat(ids("size=100&cursor=" + cursor)).hasSize(7);
  }

  @Test
  void aCursorOfAnotherFilterIsRefused() {
    String cursor = api.get(world + "/devices?size=2&name=S-").text("/cursor");
    api.get(world + "/devices?size=2&name=S-&cursor=" + cursor).expect(200);
    for (String other : new String[] {"", "&name=S", "&name=S-&held=false", "&site=S-"}) {
      var refused =
          api.get(world + "/devices?size=2&cursor=" + cursor + other).problem(400, "bad-parameter");
      assertThat(refused.because("the same filter").text("/errors/0/parameter"))
          .isEqualTo("cursor");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AQ", "!!!", "AQAAAAAAAAAAAA", "AX8AAAAAAAAAAFBDLTE", "%F0%9F"})
  void whatIsNoCursorIsRefused(String cursor) {
    api.get(world + "/devices?cursor=" + cursor).problem(400, "bad-parameter").because("cursor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          health=BOOT_LOOP    | health         | bootLoop
          health=             | health         | healthy
          progress=done       | progress       | pendingRestart
          formFactor=tablet   | formFactor     | laptop
          formFactor=kiosk&formFactor=laptop | formFactor | twice
          rollout=No_Rollout  | rollout        | lower-case
          ring=1              | ring           | rollout
          rollout=a&ring=15   | ring           | 0 to 14
          rollout=a&ring=-1   | ring           | 0 to 14
          build=XP            | build          | 26100
          site=               | site           | 1 to 64
          name=-x             | name           | id of a device
          held=yes            | held           | true or false
          decommissioned=1    | decommissioned | true or false
          size=0              | size           | 1 to 200
          size=201            | size           | 1 to 200
          size=1e2            | size           | 1 to 200
          limit=10            | limit          | known:
          """)
  void aWrongParameterIsRefusedAndWhatIsAllowedIsTold(String query, String name, String allowed) {
    var refused = api.get(world + "/devices?" + query).problem(400, "bad-parameter");
    assertThat(refused.because(allowed).text("/errors/0/parameter")).isEqualTo(name);
  }

  @Test
  void theCountTakesTheSameFilterAndNoPages() {
    var servers = api.get(world + "/fleet?site=Oslo").expect(200);
    assertThat(servers.body().at("/devices").asInt()).isEqualTo(6);
    assertThat(servers.body().at("/health/crashed").asInt()).isEqualTo(1);
    assertThat(servers.body().at("/formFactor/server").asInt()).isEqualTo(6);
    assertThat(api.get(world + "/fleet").expect(200).body().at("/devices").asInt()).isEqualTo(11);
    api.get(world + "/fleet?size=5").problem(400, "bad-parameter").because("known:");
    api.get(world + "/fleet?held=maybe").problem(400, "bad-parameter");
  }

  @Test
  void aWorldThatIsNotThereHasNoDevices() {
    api.get("/v1/worlds/nowhere/devices").problem(404, "not-found");
    api.get("/v1/worlds/nowhere/fleet?held=true").problem(404, "not-found");
  }
}
