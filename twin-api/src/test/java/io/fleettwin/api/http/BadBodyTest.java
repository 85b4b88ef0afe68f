package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what they should be: a problem, and the node goes on. */
class BadBodyTest {
  private final TestApi api = TestApi.start();
  private String world;

  @BeforeEach
  void world() {
    world = Given.rehearsal(api);
  }

  @AfterEach
  void theNodeGoesOn() {
    api.get("/health").expect(200);
    api.close();
  }

  private TestApi.Answer run(String body) {
    return api.post(world + "/run", body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"until\"",
        "{\"until\":}",
        "{'until': 'P1D'}",
        "{\"until\": P1D}",
        "nul",
        "{\"until\": \"P1D\",}",
        "{\"until\": NaN}",
        "{\"until\": \"\\ud8\"}",
        "{} {}",
        "{\"until\": \"P1D\"} x",
        "/**/{}",
        "{\"until\": 01}",
        "\u0000"
      })
  void whatIsNoJsonIsRefused(String body) {
    run(body).problem(400, "bad-json");
  }

  @Test
  void theProblemTellsWhereTheJsonEnds() {
    run("{\n  \"until\" \"P1D\"}").problem(400, "bad-json").because("line 2, column 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[{}]", "true", "1", "\"P1D\"", "[\"boot\", {}]"})
  void whatIsNoObjectIsRefused(String body) {
    run(body).problem(400, "bad-fields").at("").because("must be an object");
    api.put("/v1/worlds/other", body).problem(400, "bad-fields");
    api.post(world + "/rollouts", body).problem(400, "bad-fields");
    api.put(world + "/devices/PC-1", body).problem(400, "bad-fields");
    api.post(world + "/devices/PC-1/reports", body).problem(400, "bad-fields");
    api.put(world + "/holds/h", body).problem(400, "bad-fields");
  }

  @Test
  void aFieldThatStandsTwiceIsRefused() {
    run("{\"until\": \"P1D\", \"until\": \"P2D\"}")
        .problem(400, "bad-json")
        .at("/until")
        .because("must not stand twice");
    api.post(world + "/rollouts", "{\"update\": {\"id\": \"a\", \"id\": \"b\"}}")
        .problem(400, "bad-json")
        .at("/update/id");
    api.post(world + "/devices/PC-1/reports", "{\"type\": \"boot\", \"type\": \"boot\"}")
        .problem(400, "bad-json")
        .at("/type");
  }

  @Test
  void aFieldThatIsUnknownIsRefusedAndTheKnownOnesAreNamed() {
    run("{\"till\": \"P1D\"}").problem(400, "bad-fields").at("/till").because("known are until");
    api.post(world + "/rollouts", "{\"rings\": [{\"name\": \"a\"}, {\"a/b~c\": 1}]}")
        .problem(400, "bad-fields")
        .at("/rings/1/a~1b~0c");
    run("{\"" + "x".repeat(5_000) + "\": 1}").problem(400, "bad-fields");
    run("{\"\\ud800\": 1}").problem(400, "bad-fields").at("/?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'seed': '1'                              | /seed                      | whole number",
        "'seed': 1.0                              | /seed                      | whole number",
        "'seed': 1e3                              | /seed                      | whole number",
        "'seed': true                             | /seed                      | whole number",
        "'seed': []                               | /seed                      | whole number",
        "'seed': 9223372036854775808              | /seed                      |"
            + " 9223372036854775807",
        "'clock': 1                               | /clock                     | text",
        "'clock': ['wall']                        | /clock                     | text",
        "'clock': {}                              | /clock                     | text",
        "'epoch': 1721362140                      | /epoch                     | text",
        "'parameters': []                         | /parameters                | an object",
        "'parameters': 'x'                        | /parameters                | an object",
        "'parameters': ''                         | /parameters                | an object",
        "'parameters': {'raceWins': '0.5'}        | /parameters/raceWins       | a number",
        "'parameters': {'raceWins': true}         | /parameters/raceWins       | a number",
        "'parameters': {'keyByScan': 'true'}      | /parameters/keyByScan      | true or false",
        "'parameters': {'keyByScan': 0}           | /parameters/keyByScan      | true or false",
        "'parameters': {'raceStarts': 4294967296} | /parameters/raceStarts     | 2147483647",
        "'clock': 'a\\u0000b'                     | /clock                     | control"
            + " characters",
        "'clock': '\\ud800'                       | /clock                     | surrogate",
      })
  void aFieldOfTheWrongTypeIsRefused(String field, String pointer, String reason) {
    api.put("/v1/worlds/other", "{" + field.replace('\'', '"') + "}")
        .problem(400, "bad-fields")
        .at(pointer)
        .because(reason);
  }

  @Test
  void hugeNumbersAreRefused() {
    String digits = "9".repeat(60_000);
    api.put("/v1/worlds/other", "{\"seed\": " + digits + "}").problem(400, "bad-fields");
    api.put("/v1/worlds/other", "{\"seed\": 0." + digits + "}").problem(400, "bad-fields");
    String share = "{\"parameters\": {\"raceWins\": 1e%s}}";
    api.put("/v1/worlds/other", share.formatted("999999999")).problem(422, "invalid");
    api.put("/v1/worlds/other", share.formatted(digits)).problem(422, "invalid");
  }

  @Test
  void nestingOfTenThousandLevelsIsRefused() {
    run("[".repeat(10_000)).problem(400, "bad-json").because("deeper than 32 levels");
    run("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).problem(400, "bad-json");
    api.post(world + "/devices/PC-1/reports", "{\"a\":" + "[".repeat(10_000))
        .problem(400, "bad-json");
    run("{\"until\": \"" + "[".repeat(10_000) + "\"}").problem(422, "invalid").at("/until");
  }

  @Test
  void aBodyOfSeventyKibibytesIsTooLarge() {
    run("{\"until\": \"" + "x".repeat(70 * 1024) + "\"}")
        .problem(413, "too-large")
        .because("65536 bytes");
    run("{\"until\": \"" + "x".repeat(60 * 1024) + "\"}").problem(422, "invalid");
  }

  @Test
  void aBodyOfUnknownLengthIsCutOffAtTheSameSize() {
    byte[] large = " ".repeat(70 * 1024).getBytes(StandardCharsets.UTF_8);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    api.send("POST", world + "/run", chunked, "Content-Type", "application/json")
        .problem(413, "too-large");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    byte[] latin = "{\"until\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    api.send(
            "POST",
            world + "/run",
            BodyPublishers.ofByteArray(latin),
            "Content-Type",
            "application/json")
        .problem(400, "bad-json")
        .because("UTF-8");
    byte[] wide = "{\"until\": \"P1D\"}".getBytes(StandardCharsets.UTF_16);
    api.send(
            "POST",
            world + "/run",
            BodyPublishers.ofByteArray(wide),
            "Content-Type",
            "application/json")
        .problem(400, "bad-json");
  }

  @Test
  void aByteOrderMarkDoesNoHarm() {
    run("\uFEFF{\"until\": \"P1D\"}").expect(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "x"})
  void aBodyOfAnotherTypeIsRefused(String type) {
    var answer =
        api.send(
                "POST",
                world + "/run",
                BodyPublishers.ofString("{\"until\": \"P1D\"}"),
                "Content-Type",
                type)
            .problem(415, "unsupported-media-type");
    assertThat(answer.text("/errors/0/header")).isEqualTo("Content-Type");
  }

  @Test
  void aBodyWithoutATypeOrCompressedIsRefused() {
    var body = BodyPublishers.ofString("{\"until\": \"P1D\"}");
    api.send("POST", world + "/run", body).problem(415, "unsupported-media-type");
    api.post(world + "/run", "{\"until\": \"P1D\"}", "Content-Encoding", "gzip")
        .problem(415, "unsupported-media-type");
  }

  @Test
  void noMoreThanFiftyErrorsAreTold() {
    String driver = "{\"module\": \"\", \"mode\": \"\", \"start\": \"\"},";
    var answer =
        api.put(world + "/devices/PC-1", "{\"drivers\": [" + driver.repeat(500) + "{}]}")
            .problem(422, "invalid");
    assertThat(answer.body().at("/errors")).hasSize(50);
  }
}
