package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldsTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aWorldIsMadeOnce() {
    var made = api.put("/v1/worlds/live", Given.MIRROR).expect(201);
    assertThat(made.header("location")).isEqualTo("/v1/worlds/live");
    assertThat(made.text("/now")).isEqualTo("2026-01-05T00:00:00Z");
    api.put("/v1/worlds/live", Given.MIRROR).expect(200);
    api.put("/v1/worlds/live", Given.MIRROR.replace("05T", "06T")).problem(409, "already-exists");
  }

  @Test
  void allWorldsAreListedWithTheirAddresses() {
    Given.rehearsal(api);
    Given.mirror(api);
    var list = api.get("/v1/worlds").expect(200);
    assertThat(list.body().at("/worlds").findValuesAsText("href"))
        .containsExactly("/v1/worlds/live", "/v1/worlds/rehearsal");
  }

  @Test
  void aWorldTellsTheParametersThatItWasGivenAndTheDefaultsOfTheOthers() {
    api.put(
            "/v1/worlds/fork",
            """
            {"epoch": "2024-07-19T04:09:00Z", "seed": -7, "clock": "virtual",
             "outcomes": "simulated",
             "parameters": {"handsMinMinutes": 1, "raceWins": 1, "installMinutes": {"agent": 9}},
             "capacity": {"contentMegabits": 100, "remediationsPerMinute": 5, "serviceDesk":
               {"technicians": 3, "opens": "08:00", "closes": "24:00", "weekends": false,
                "utcOffset": "-03:30"}}}
            """)
        .expect(201);
    var world = api.get("/v1/worlds/fork").expect(200);
    assertThat(world.body().at("/seed").asLong()).isEqualTo(-7);
    assertThat(world.body().at("/parameters/handsMinMinutes").asInt()).isEqualTo(1);
    assertThat(world.body().at("/parameters/installMinutes/agent").asInt()).isEqualTo(9);
    assertThat(world.body().at("/parameters/installMinutes/driver").asInt()).isEqualTo(3);
    assertThat(world.text("/capacity/serviceDesk/closes")).isEqualTo("24:00");
    assertThat(world.text("/capacity/serviceDesk/utcOffset")).isEqualTo("-03:30");
  }

  @Test
  void aForkSaysWhereItComesFromAndIsOtherwiseAsItsParent() {
    Given.rehearsal(api);
    String fork = "{\"fork\": {\"world\": \"rehearsal\"}, \"seed\": 8}";
    var made = api.put("/v1/worlds/what-if", fork).expect(201);
    assertThat(made.text("/fork/world")).isEqualTo("rehearsal");
    assertThat(made.text("/fork/at")).isEqualTo("2024-07-19T04:09:00Z");
    assertThat(made.body().at("/seed").asInt()).isEqualTo(8);
    assertThat(made.text("/clock")).isEqualTo("virtual");
    assertThat(made.text("/epoch")).isEqualTo(api.get("/v1/worlds/rehearsal").text("/epoch"));
    api.put("/v1/worlds/what-if", fork).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'fork': {'world': 'rehearsal'}, 'epoch': '2024-07-19T04:09:00Z'} | /epoch | parent's",
        "{'fork': {'world': 'rehearsal'}, 'clock': 'wall'} | /clock | virtual clock",
        "{'fork': {'world': 'rehearsal'}, 'outcomes': 'reported'} | /outcomes | simulated",
        "{'fork': {'world': 'No World'}} | /fork/world | name of a world",
        "{'fork': {'world': 'what-if'}} | /fork/world | another world",
        "{'fork': {'world': 'rehearsal', 'at': 'noon'}} | /fork/at | 2024",
        "{'fork': {}} | /fork/world | required",
        "{'seed': 8} | /epoch | required",
      })
  void aForkThatCannotBeIsRefusedWithItsField(String body, String field, String reason) {
    Given.rehearsal(api);
    api.put("/v1/worlds/what-if", body.replace("'", "\""))
        .problem(422, "invalid")
        .at(field)
        .because(reason);
  }

  @Test
  void aWorldIsDeletedAndItsNameIsFree() {
    Given.rehearsal(api);
    api.delete("/v1/worlds/rehearsal").expect(204);
    api.get("/v1/worlds/rehearsal").problem(404, "not-found");
    api.get("/v1/worlds/rehearsal/fleet").problem(404, "not-found");
    api.delete("/v1/worlds/rehearsal").problem(404, "not-found");
    Given.rehearsal(api);
  }

  @Test
  void whatIsNotThereIs404() {
    api.get("/v1/worlds/nowhere").problem(404, "not-found");
    api.get("/v1/worlds/nowhere/fleet").problem(404, "not-found");
    api.get("/v1/worlds/nowhere/devices/PC-1").problem(404, "not-found");
    api.get("/v1/worlds/nowhere/rollouts").problem(404, "not-found");
    api.get("/v1/worlds/nowhere/rollouts/july").problem(404, "not-found");
    api.put("/v1/worlds/nowhere/devices/PC-1", Given.LAPTOP).problem(404, "not-found");
    api.post("/v1/worlds/nowhere/run", "{\"until\": \"P1D\"}").problem(404, "not-found");
    api.post("/v1/worlds/nowhere/rollouts", Given.rollout("july")).problem(404, "not-found");
    String hold = "{\"component\": \"csagent.sys\"}";
    api.put("/v1/worlds/nowhere/holds/h1", hold).problem(404, "not-found");
  }

  @Test
  void theFleetIsCountedByAttribute() {
    Given.device(api);
    var fleet = api.get("/v1/worlds/live/fleet").expect(200);
    assertThat(fleet.body().at("/devices").asInt()).isEqualTo(1);
    assertThat(fleet.body().at("/health/healthy").asInt()).isEqualTo(1);
    assertThat(fleet.body().at("/formFactor/laptop").asInt()).isEqualTo(1);
    assertThat(fleet.body().at("/build/10.0.26100.4770").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, 2024-07-20T04:09:00Z",
    "PT15M, 2024-07-19T04:24:00Z",
    "2024-07-19T05:27:59Z, 2024-07-19T05:27:00Z",
  })
  void aWorldRunsForADurationOrUntilAMoment(String until, String moment) {
    String world = Given.rehearsal(api);
    var running = api.post(world + "/run", "{\"until\": \"" + until + "\"}").expect(202);
    assertThat(running.header("location")).isEqualTo(world);
    assertThat(running.text("/runsUntil")).isEqualTo(moment);
  }

  @Test
  void aWorldRunsUntilItIsSettled() {
    String world = Given.rehearsal(api);
    api.post(world + "/run", "{\"until\": \"settled\"}").expect(202);
    assertThat(api.get(world).text("/runsUntil")).startsWith("2026-07-17T");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "PT0S",
        "PT30S",
        "-PT1H",
        "P10Y",
        "P9000D",
        "PT99999999999H",
        "2024-07-19T04:09:00Z",
        "1999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z"
      })
  void aWorldDoesNotRunUntilWhatDoesNotLieAhead(String until) {
    String world = Given.rehearsal(api);
    api.post(world + "/run", "{\"until\": \"" + until + "\"}")
        .problem(422, "invalid")
        .at("/until")
        .because("settled");
  }

  @Test
  void aWorldWithAWallClockRunsByItself() {
    String world = Given.mirror(api);
    api.post(world + "/run", "{\"until\": \"P1D\"}").problem(409, "wrong-state");
  }

  @Test
  void everythingThatIsWrongWithAWorldIsToldAtOnce() {
    var answer =
        api.put(
                "/v1/worlds/odd",
                """
                {"epoch": "2024-07-19T04:09:30Z", "clock": "virtual", "outcomes": "reported",
                 "parameters": {"raceWins": 1.5, "handsMinMinutes": 9, "handsMaxMinutes": 8},
                 "capacity": {"serviceDesk": {"opens": "18:00", "closes": "08:00"}}}
                """)
            .problem(422, "invalid");
    assertThat(answer.body().at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/outcomes",
            "/epoch",
            "/parameters/handsMaxMinutes",
            "/parameters/raceWins",
            "/capacity/serviceDesk/technicians",
            "/capacity/serviceDesk/closes");
  }

  @Test
  void aClockOnTheWallBeginsNeitherInTheFutureNorTooLongAgo() {
    String future = Given.MIRROR.replace("2026-01-05", "2026-03-03");
    api.put("/v1/worlds/live", future).problem(422, "invalid").at("/epoch");
    String past = Given.MIRROR.replace("2026-01-05", "2020-01-05");
    String simulated = past.replace("reported", "simulated");
    api.put("/v1/worlds/live", simulated).problem(422, "invalid").at("/epoch");
    api.put("/v1/worlds/live", past).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Live", "1st", "a_b", "w%20x", "%C3%A4", "a%2Fb", "-x"})
  void aNameThatNoWorldCanHaveIsRefused(String name) {
    var answer = api.get("/v1/worlds/" + name).problem(400, "bad-parameter");
    assertThat(answer.text("/errors/0/parameter")).isEqualTo("world");
    api.put("/v1/worlds/" + name, Given.MIRROR).problem(400, "bad-parameter");
  }
}
