package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.whatif.queue.HeldPlayer;
import io.fleettwin.api.whatif.queue.QueueSettings;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are refused before anything is played. */
class BadQuestionTest {
  private static final String WHAT_IFS = "/v1/what-ifs";

  private static final TestApi API =
      TestApi.start(
          HttpLimits.STANDARD,
          new MemoryHistory(),
          new HeldPlayer(),
          new QueueSettings(50, 50, 5_000, 1_000_000, 2_000_000));

  @AfterAll
  static void stop() {
    API.close();
  }

  @AfterEach
  void nothingWasAsked() {
    assertThat(API.get(WHAT_IFS).body().get("whatIfs")).isEmpty();
  }

  private static TestApi.Answer yaml(String text) {
    return API.send(
        "POST", WHAT_IFS, BodyPublishers.ofString(text), "Content-Type", "application/yaml");
  }

  /** The example, with a field of one of its mappings set, or taken away by a blank. */
  private static TestApi.Answer with(String mapping, String field, String json) throws Exception {
    ObjectNode question = AskedQuestion.json();
    ObjectNode place = (ObjectNode) question.at(mapping);
    if (json.isBlank()) {
      place.remove(field);
    } else {
      place.set(field, new ObjectMapper().readTree(json));
    }
    return API.post(WHAT_IFS, question.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|name|7|/name",
        "``|horizon|\" \"|/horizon",
        "``|name|` `|/name",
        "``|colour|1|/colour",
        "/fleet|devices|0|/fleet/devices",
        "/fleet|devices|\"many\"|/fleet/devices",
        "/plans/1|rings|\"nosuch\"|/plans/1/rings",
        "/plans/1|rings|[{\"name\":\"A\",\"percent\":200,\"bake\":\"PT1H\"}]|/plans/1/rings/0/percent",
        "/plans/0|with|{\"fleet.nosuch\":\"1\"}|/plans/0/with",
        "/study|replications|0|/study/replications",
        "/study|sensitivity|{\"vary\":[{\"path\":\"fleet.x\",\"low\":1,\"high\":2}]}|/study/sensitivity/vary/0/low",
      })
  void aFieldThatIsWrongIsNamedByItsPlace(
      String mapping, String field, String value, String pointer) throws Exception {
    var answer = with(mapping, field, value).problem(422, "invalid").at(pointer);
    assertThat(answer.text("/errors/0/reason")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../enterprise", "/etc/hosts.yaml", "enterprise.yaml", "nosuch"})
  void aProfileIsOneOfTheNodesAndNoPathToAFile(String profile) throws Exception {
    with("/fleet", "profile", "\"" + profile + "\"").problem(422, "invalid").at("/fleet/profile");
    with(
            "/study",
            "sensitivity",
            "{\"vary\":[{\"path\":\"fleet.profile\",\"low\":\"enterprise\",\"high\":\"%s\"}]}"
                .formatted(profile))
        .problem(422, "invalid")
        .at("/fleet/profile");
  }

  @Test
  void aFleetIsAsLargeAsTheNodeCanHoldInAllThatIsPlayed() throws Exception {
    with("/fleet", "devices", "5001")
        .problem(422, "invalid")
        .at("/fleet/devices")
        .because("up to 5,000");
    with("/plans/0", "with", "{\"fleet.devices\":\"4501\"}")
        .problem(422, "invalid")
        .at("/fleet/devices")
        .because("needs fleets of 5,001 devices");
    with(
            "/study",
            "search",
            """
            {"limit":{"downPercent":1},"vary":[{"path":"fleet.seed","values":[1,2,3,4,5,6,7,8,9,10,11]}]}
            """)
        .problem(422, "invalid")
        .at("/fleet/devices");
  }

  @Test
  void futuresAreBoundedByTheirDevicesAndByTheirCurves() throws Exception {
    with("/study", "replications", "1001").problem(422, "invalid").at("/study");
    with(
            "/study",
            "search",
            """
            {"limit":{"downPercent":1},"futures":1000,
             "vary":[{"path":"rings[*].gate.thresholdPercent","values":[1,2]}]}
            """)
        .problem(422, "invalid")
        .at("/study")
        .because("devices times futures");
    with("/study", "replications", "900").problem(422, "invalid").at("/study/replications");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "name", "{\"name\":", "{\"name\":1,\"name\":2}", "name: yaml"})
  void whatIsNoJsonObjectCannotBeUnderstood(String body) {
    assertThat(API.post(WHAT_IFS, body).expect(400).text("/code")).startsWith("bad-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- 1",
        "name: [",
        "name: a\nname: b",
        "name: &x a\ndescription: *x",
        "\tname: a",
        "a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}}}}}}}}}}"
      })
  void whatIsNoYamlMappingCannotBeUnderstood(String body) {
    yaml(body).problem(400, "bad-yaml").at("");
  }

  @Test
  void yamlIsCheckedLikeJson() {
    yaml("name: a\nplans: 7\n").problem(422, "invalid").at("/start").because("is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud83d\"", "\"a\\u0000b\"", "\"\\u001b[31m\""})
  void textThatCannotBeWrittenBackIsRefused(String text) throws Exception {
    String json = AskedQuestion.named("a").replace("\"a\"", text);
    API.post(WHAT_IFS, json).problem(422, "invalid").at("/name");
    yaml("name: " + text + "\n").problem(422, "invalid").at("/name");
    yaml(text + ": 1\n").problem(422, "invalid");
  }

  @Test
  void otherBodiesAreRefusedByTypeAndSize() {
    API.send("POST", WHAT_IFS, BodyPublishers.ofString("name: a"), "Content-Type", "text/plain")
        .problem(415, "unsupported-media-type");
    yaml("name: " + "a".repeat(HttpLimits.MAX_BODY_BYTES)).problem(413, "too-large");
    API.post(WHAT_IFS + "?seed=1", AskedQuestion.named("a")).problem(400, "bad-parameter");
    API.post(WHAT_IFS, AskedQuestion.named("a"), "Idempotency-Key", "a b")
        .problem(400, "bad-header");
  }
}
