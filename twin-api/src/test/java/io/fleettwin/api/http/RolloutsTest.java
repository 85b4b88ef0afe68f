package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.rollout.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutsTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aRolloutIsStartedOnce() {
    String rollouts = Given.rehearsal(api) + "/rollouts";
    var started = api.post(rollouts, Given.rollout("july")).expect(201);
    assertThat(started.header("location")).isEqualTo(rollouts + "/july");
    assertThat(started.header("etag")).isEqualTo("\"rev:1\"");
    api.post(rollouts, Given.rollout("july")).expect(200);
    api.post(rollouts, Given.rollout("july").replace("0.01", "0.02"))
        .problem(409, "already-exists");
  }

  @Test
  void aRolloutTellsItsPlanAndHowItStands() {
    String rollout = Given.rollout(api);
    api.fleet().progress("rehearsal", "july", Tally.of(50, 50, 20, 30, 3), false);
    var read = api.get(rollout).expect(200);
    assertThat(read.text("/status")).isEqualTo("running");
    assertThat(read.text("/started")).isEqualTo("2024-07-19T04:09:00Z");
    assertThat(read.text("/asOf")).isEqualTo("2024-07-19T04:10:00Z");
    assertThat(read.body().at("/tally/installed").asInt()).isEqualTo(30);
    assertThat(read.body().at("/rings/0/tally/bugChecked").asInt()).isEqualTo(3);
    assertThat(read.text("/rings/0/plan/gate/bake")).isEqualTo("PT1H");
    assertThat(read.text("/rings/1/plan/deferral")).isEqualTo("P1D");
    assertThat(read.text("/rings/1/plan/push/every")).isEqualTo("PT15M");
    assertThat(read.text("/rings/1/status")).isEqualTo("pending");
    assertThat(read.body().has("ended")).isFalse();
    api.get(rollout, "If-None-Match", read.header("etag")).expect(304);
  }

  @Test
  void anUpdateNamesItsModuleInLowerCaseOrNone() {
    String rollouts = Given.rehearsal(api) + "/rollouts";
    String named =
        """
        {"id": "a", "preset": "autopatch", "update": {"id": "u", "kind": "content",
         "component": "channel", "version": "1", "mode": "kernel", "module": "CSAgent.sys"}}
        """;
    assertThat(api.post(rollouts, named).expect(201).text("/update/module"))
        .isEqualTo("csagent.sys");
    String unnamed = named.replace(", \"module\": \"CSAgent.sys\"", "").replace("\"a\"", "\"b\"");
    assertThat(api.post(rollouts, unnamed).expect(201).body().at("/update").has("module"))
        .isFalse();
  }

  @Test
  void aPresetGivesTheRingsAndWhatToDoWhenAGateFails() {
    String rollouts = Given.rehearsal(api) + "/rollouts";
    String preset =
        """
        {"id": "a", "preset": "autopatch", "update": {"id": "u", "kind": "quality",
         "component": "windows", "version": "10.0.26100.4946", "mode": "kernel",
         "needsRestart": true, "sizeKb": 700000}}
        """;
    var started = api.post(rollouts, preset).expect(201);
    assertThat(started.body().at("/rings").findValuesAsText("status")).hasSize(4);
    assertThat(started.text("/rings/0/name")).isEqualTo("Test");
    assertThat(started.body().at("/rollBackOnFailure").asBoolean()).isTrue();
    api.post(rollouts, preset.replace("autopatch", "yolo"))
        .problem(422, "invalid")
        .at("/preset")
        .because("all-at-once, autopatch");
  }

  @Test
  void anIncidentHappensOnlyInASimulatedWorld() {
    String incident =
        Given.rollout("july")
            .replaceFirst(
                "\\{",
                """
                {"incident": {"revertAfter": "PT78M", "defect": {"trigger": "atLoad",
                 "stopCode": "0x50", "faultingModule": "csagent.sys",
                 "exposed": {"requiredModule": "csagent.sys"}}},
                """);
    var started = api.post(Given.rehearsal(api) + "/rollouts", incident).expect(201);
    assertThat(started.text("/incident/revertAfter")).isEqualTo("PT1H18M");
    assertThat(started.text("/incident/defect/stopCode")).isEqualTo("0x50");
    assertThat(started.body().at("/incident/defect/share").asDouble()).isEqualTo(1);
    api.post(Given.mirror(api) + "/rollouts", incident).problem(422, "invalid").at("/incident");
  }

  /** Its answer may have been lost, and somebody else has resumed the rollout since. */
  @Test
  void anOrderThatIsRepeatedUnderItsKeyIsCarriedOutOnce() {
    String rollout = Given.rollout(api);
    String[] headers = {"Idempotency-Key", "pause-1", "If-Match", "\"rev:1\""};
    assertThat(api.post(rollout + "/pause", "", headers).expect(200).text("/status"))
        .isEqualTo("paused");
    api.post(rollout + "/resume", "").expect(200);
    assertThat(api.post(rollout + "/pause", "", headers).expect(200).text("/status"))
        .isEqualTo("running");
    assertThat(api.post(rollout + "/pause", "").expect(200).text("/status")).isEqualTo("paused");
  }

  @Test
  void anOperatorPausesResumesCancelsAndRollsBack() {
    String rollout = Given.rollout(api);
    assertThat(api.post(rollout + "/pause", "").expect(200).text("/status")).isEqualTo("paused");
    assertThat(api.post(rollout + "/resume", "").expect(200).text("/status")).isEqualTo("running");
    assertThat(api.post(rollout + "/cancel", "").expect(200).text("/status"))
        .isEqualTo("cancelled");
    var back = api.post(rollout + "/rollback", "").expect(200);
    assertThat(back.text("/reverted")).isEqualTo("2024-07-19T04:09:00Z");
    api.post(rollout + "/pause", "").problem(409, "wrong-state");
    api.post(rollout + "-2/pause", "").problem(404, "not-found");
  }

  @Test
  void anOperatorWhoHasSeenAnotherRevisionChangesNothing() {
    String rollout = Given.rollout(api);
    api.post(rollout + "/cancel", "", "If-Match", "\"rev:4\"").problem(412, "revision-mismatch");
    assertThat(api.get(rollout).text("/status")).isEqualTo("running");
    api.post(rollout + "/cancel", "", "If-Match", "\"rev:1\"").expect(200);
  }

  @Test
  void rolloutsAreListedPageByPageNewestFirst() {
    String rollouts = Given.rehearsal(api) + "/rollouts";
    for (String id : new String[] {"a", "b", "c"}) {
      api.post(rollouts, Given.rollout(id)).expect(201);
    }
    var first = api.get(rollouts + "?size=2").expect(200);
    assertThat(first.body().at("/rollouts").findValuesAsText("id")).containsExactly("c", "b");
    var second = api.get(rollouts + "?size=2&cursor=" + first.text("/cursor")).expect(200);
    assertThat(second.body().at("/rollouts").findValuesAsText("href"))
        .containsExactly(rollouts + "/a");
    assertThat(second.body().has("cursor")).isFalse();
    assertThat(api.get(rollouts).body().at("/rollouts")).hasSize(3);
    for (String size : new String[] {"0", "101", "-1", "x", "1e2", ""}) {
      api.get(rollouts + "?size=" + size).problem(400, "bad-parameter");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'july'            | 'July'                 | /id",
        "'july'            | ''                     | /id",
        "'291'             | 'v291'                 | /update/version",
        "'quality'         | 'virus'                | /update/kind",
        "'kernel'          | 'Kernel'               | /update/mode",
        "'channel-file'    | ''                     | /update/component",
        "'share': 0.01     | 'share': 0             | /rings/0/share",
        "'share': 0.01     | 'share': 1.01          | /rings/0/share",
        "'share': 0.01     | 'share': 1e999         | /rings/0/share",
        "'share': 0.01     | 'share': 'NaN'         | /rings/0/share",
        "'share': 0.01,    | 'share': 1, 'devices': 1, | /rings/0/share",
        "'share': 0.01,    |                        | /rings/0",
        "'crash'           | 'smoke'                | /rings/0/gate/signals/0",
        "'PT1H'            | 'P61D'                 | /rings/0/gate/bake",
        "'PT1H'            | 'PT90S'                | /rings/0/gate/bake",
        "0.01, 'bake'      | -0.1, 'bake'           | /rings/0/gate/threshold",
        "100               | 0                      | /rings/1/push/devicesPerOffer",
        "'PT15M'           | 'PT0M'                 | /rings/1/push/every",
        "'First'           | ''                     | /rings/0/name",
      })
  void whatIsWrongWithAPlanIsToldByItsPlace(String right, String wrong, String pointer) {
    String plan =
        Given.rollout("july").replaceAll("\\s+", " ").replace("\"content\"", "\"quality\"");
    String written = quoted(right);
    assertThat(plan).contains(written);
    api.post(
            Given.rehearsal(api) + "/rollouts",
            plan.replace(written, wrong == null ? "" : quoted(wrong)))
        .problem(422, "invalid")
        .at(pointer);
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void aPlanHasAnIdAnUpdateAndRings() {
    String rollouts = Given.rehearsal(api) + "/rollouts";
    api.post(rollouts, "{}").problem(422, "invalid").at("/id").at("/update").at("/rings");
    api.post(rollouts, "{\"id\": \"a\", \"rings\": []}").problem(422, "invalid").at("/rings");
    api.post(rollouts, "{\"id\": \"a\", \"rings\": [null]}").problem(422, "invalid").at("/rings/0");
    api.post(rollouts, "{\"preset\": \"autopatch\", \"rings\": [{}]}")
        .problem(422, "invalid")
        .at("/preset");
  }
}
