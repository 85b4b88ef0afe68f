package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldHoldsTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aHoldIsPlacedReadAndReleased() {
    String hold = Given.mirror(api) + "/holds/kiosks";
    var placed =
        api.put(
                hold,
                """
                {"component": "CSAgent.sys", "version": "7.16",
                 "devices": {"formFactors": ["kiosk"], "editions": ["pro", "enterprise"],
                             "minBuild": 19045, "requiredModule": "Foo.sys"}}
                """)
            .expect(201);
    assertThat(placed.header("location")).isEqualTo(hold);
    assertThat(placed.text("/component")).isEqualTo("csagent.sys");
    var read = api.get(hold).expect(200);
    assertThat(read.text("/devices/formFactors/0")).isEqualTo("kiosk");
    assertThat(read.body().at("/devices").has("maxBuild")).isFalse();
    assertThat(api.get("/v1/worlds/live").text("/holds/0/id")).isEqualTo("kiosks");
    api.put(hold, "{\"component\": \"csagent.sys\"}").expect(200);
    api.delete(hold).expect(204);
    api.get(hold).problem(404, "not-found");
  }

  @Test
  void whatIsWrongWithAHoldIsTold() {
    String hold = Given.mirror(api) + "/holds/kiosks";
    api.put(hold, "{}").problem(422, "invalid").at("/component");
    api.put(
            hold,
            """
            {"component": "a", "devices": {"formFactors": ["fridge"], "minBuild": 3, "maxBuild": 2}}
            """)
        .problem(422, "invalid")
        .at("/devices/formFactors/0")
        .at("/devices/maxBuild");
    api.put(hold, "{\"component\": \"a\", \"devices\": {\"formFactors\": [null]}}")
        .problem(422, "invalid")
        .at("/devices/formFactors/0");
  }
}
