package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.config.ConfigDirectory;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.whatif.Progress;
import io.fleettwin.api.whatif.Threads;
import io.fleettwin.api.whatif.WhatIf;
import io.fleettwin.api.whatif.queue.HeldPlayer;
import io.fleettwin.api.whatif.queue.QueueSettings;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions that are asked, answered, cancelled and removed. */
class WhatIfsTest {
  private static final String WHAT_IFS = "/v1/what-ifs";
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final QueueSettings SMALL = new QueueSettings(2, 3, 1_000, 1_000_000, 1_000_000);

  private final MemoryHistory history = new MemoryHistory();
  private HeldPlayer player = new HeldPlayer();
  private TestApi api = start();

  private TestApi start() {
    return TestApi.start(HttpLimits.STANDARD, history, player, SMALL);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private String ask(String name) {
    return api.post(WHAT_IFS, AskedQuestion.named(name)).expect(202).text("/href");
  }

  private void awaitState(String href, String state) {
    TestApi.await(() -> api.get(href).expect(200).text("/state").equals(state));
  }

  private static final Progress UNHEARD =
      new Progress() {
        @Override
        public void begins(String part, long futures) {}

        @Override
        public void played() {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  @Test
  void theAnswerIsThatOfTheCommandLine() {
    api.close();
    api = TestApi.start();
    JsonNode question = AskedQuestion.json();
    var asked = api.post(WHAT_IFS, question.toString()).expect(202);
    assertThat(asked.header("location")).isEqualTo(asked.text("/href"));
    awaitState(asked.text("/href"), "done");
    ObjectNode answer = (ObjectNode) api.get(asked.text("/href")).body().get("answer");

    try (Threads threads = new Threads(2)) {
      var profiles = new FleetProfiles(new ConfigDirectory(HOME, "profiles"));
      var document = new Questions(new ConfigDirectory(HOME, "scenarios")).of("question", question);
      ObjectNode played =
          new ObjectMapper()
              .valueToTree(
                  new WhatIf(profiles, threads, UNHEARD)
                      .answer(asked.text("/id"), "test", document));
      played.remove("wallSeconds");
      answer.remove("wallSeconds");
      assertThat(answer.toString()).isEqualTo(played.toString());
    }
  }

  @Test
  void aQuestionGoesFromQueuedOverRunningToDone() {
    String first = ask("first");
    String second = ask("second");
    awaitState(first, "running");
    assertThat(api.get(second).text("/state")).isEqualTo("queued");
    player.playOne();
    TestApi.await(() -> api.get(first).body().at("/progress/played").asInt() == 1);
    var running = api.get(first);
    assertThat(running.text("/progress/part")).isEqualTo("Futures");
    assertThat(running.body().at("/progress/total").asInt()).isEqualTo(HeldPlayer.TOTAL);
    assertThat(running.body().has("answer")).isFalse();

    player.answer();
    awaitState(first, "done");
    var done = api.get(first);
    assertThat(done.text("/answer/question/name")).isEqualTo("first");
    assertThat(done.text("/question")).isEqualTo("first");
    assertThat(done.body().has("progress")).isFalse();
    awaitState(second, "running");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    String href = ask("question");
    player.answer();
    awaitState(href, "done");
    String tag = api.get(href).header("etag");
    assertThat(tag).startsWith("\"rev:");
    api.get(href, "If-None-Match", tag).expect(304);
    api.get(href, "If-None-Match", "\"rev:1\"").expect(200);
  }

  @Test
  void yamlAndJsonAreTheSameQuestion() throws IOException {
    api.close();
    api =
        TestApi.start(
            HttpLimits.STANDARD,
            history,
            player,
            new QueueSettings(9, 9, 20_000, 1 << 30, 1 << 30));
    String yaml = Files.readString(HOME.resolve("config/scenarios/outage-2024-07-19.yaml"));
    var asked =
        api.send(
                "POST",
                WHAT_IFS,
                BodyPublishers.ofString(yaml),
                "Content-Type",
                "application/yaml",
                "Idempotency-Key",
                "k")
            .expect(202);
    assertThat(asked.text("/question")).isEqualTo("outage-2024-07-19");
    player.answer();
    awaitState(asked.text("/href"), "done");
    String json = api.get(asked.text("/href")).body().at("/answer/question/document").toString();
    assertThat(api.post(WHAT_IFS, json, "Idempotency-Key", "k").expect(202).text("/id"))
        .isEqualTo(asked.text("/id"));
  }

  @Test
  void aCommandThatIsRepeatedAsksOnceAndCannotAskSomethingElse() {
    String question = AskedQuestion.named("question");
    var first = api.post(WHAT_IFS, question, "Idempotency-Key", "k").expect(202);
    var again = api.post(WHAT_IFS, question, "Idempotency-Key", "k").expect(202);
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    assertThat(api.get(WHAT_IFS).body().get("whatIfs")).hasSize(1);
    api.post(WHAT_IFS, AskedQuestion.named("other"), "Idempotency-Key", "k")
        .problem(409, "already-exists");
  }

  @Test
  void whatIsTooMuchForTheQueueIsRefusedUntilThereIsRoom() {
    awaitState(ask("running"), "running");
    String waiting = ask("waiting");
    ask("waiting too");
    var refused = api.post(WHAT_IFS, AskedQuestion.named("one more")).problem(503, "busy");
    assertThat(refused.header("retry-after")).isNotEmpty();
    api.post(waiting + "/cancel", "").expect(200);
    ask("one more");
  }

  @Test
  void aQuestionThatRunsCanBeCancelledAndTheNextOneBegins() {
    String running = ask("running");
    String next = ask("next");
    awaitState(running, "running");
    assertThat(api.post(running + "/cancel", "").expect(200).text("/state")).isEqualTo("cancelled");
    assertThat(api.get(running).text("/state")).isEqualTo("cancelled");
    // As soon as the future that is under way is over.
    player.playOne();
    awaitState(next, "running");
    player.answer();
    awaitState(next, "done");
    assertThat(api.post(running + "/cancel", "").expect(200).text("/state")).isEqualTo("cancelled");
    api.post(next + "/cancel", "").problem(409, "wrong-state");
  }

  @Test
  void aQuestionThatIsRemovedIsGoneAndDoesNotRunOn() {
    String running = ask("running");
    String next = ask("next");
    awaitState(running, "running");
    api.delete(running).expect(204);
    api.get(running).problem(404, "not-found");
    api.delete(running).problem(404, "not-found");
    api.post(running + "/cancel", "").problem(404, "not-found");
    player.playOne();
    awaitState(next, "running");
    assertThat(api.get(WHAT_IFS).body().get("whatIfs").findValuesAsText("question"))
        .containsExactly("next");
  }

  @Test
  void aQuestionThatFailsSaysWhyWithoutTheProgramsInsides() {
    String href = ask("question");
    player.fail(new IllegalStateException("io.fleettwin is broken"));
    awaitState(href, "failed");
    assertThat(api.get(href).text("/problem")).contains("fault of the node");
    assertThat(api.get(href).body().toString()).doesNotContain("broken");
    // The queue goes on.
    String next = ask("next");
    player.answer();
    awaitState(next, "done");
  }

  @Test
  void theHistoryComesPageByPageNewestFirst() {
    for (String name : List.of("1", "2", "3")) {
      String href = ask(name);
      player.answer();
      awaitState(href, "done");
    }
    var first = api.get(WHAT_IFS + "?size=2").expect(200);
    assertThat(first.body().get("whatIfs").findValuesAsText("question")).containsExactly("3", "2");
    assertThat(first.body().get("whatIfs").findValues("answer")).isEmpty();
    var second = api.get(WHAT_IFS + "?size=2&cursor=" + first.text("/cursor")).expect(200);
    assertThat(second.body().get("whatIfs").findValuesAsText("question")).containsExactly("1");
    assertThat(second.body().has("cursor")).isFalse();
    api.get(WHAT_IFS + "?cursor=x").problem(400, "bad-parameter");
    api.get(WHAT_IFS + "?size=101").problem(400, "bad-parameter");

    // Three are kept.
    ask("4");
    assertThat(api.get(WHAT_IFS).body().get("whatIfs").findValuesAsText("question"))
        .containsExactly("4", "3", "2");
  }

  @Test
  void whatWasNotAnsweredWhenTheNodeStoppedHasFailedAndAnswersAreStillThere() {
    String done = ask("done");
    player.answer();
    awaitState(done, "done");
    String running = ask("running");
    String waiting = ask("waiting");
    awaitState(running, "running");
    api.close();
    player = new HeldPlayer();
    api = start();
    for (String href : List.of(running, waiting)) {
      assertThat(api.get(href).text("/state")).isEqualTo("failed");
      assertThat(api.get(href).text("/problem")).isEqualTo("the node stopped");
    }
    assertThat(api.get(done).text("/answer/question/name")).isEqualTo("done");
  }

  @Test
  void anAnswerIsAPageAndATableAsWell() {
    String href = ask("question");
    api.get(href + "/report.html", "Accept", "text/html").problem(409, "wrong-state");
    api.get(href + "/figures.csv", "Accept", "*/*").problem(409, "wrong-state");
    player.answer();
    awaitState(href, "done");
    assertThat(api.get(href).text("/report")).isEqualTo(href + "/report.html");
    var page = api.get(href + "/report.html", "Accept", "text/html,*/*;q=0.8").expect(200);
    assertThat(page.mediaType()).isEqualTo("text/html");
    assertThat(page.header("content-security-policy"))
        .startsWith("default-src 'none'")
        .endsWith("frame-ancestors 'none'");
    assertThat(page.body().asText()).contains("question");
    assertThat(api.get(api.get(href).text("/figures"), "Accept", "text/csv").mediaType())
        .isEqualTo("text/csv");
    api.get(href + "/report.html", "Accept", "application/json").problem(406, "not-acceptable");
  }

  @Test
  void aQuestionThatIsNotThereIs404AndAnIdThatCannotBeIs400() {
    String missing = WHAT_IFS + "/019cadc1a3d0-5f0c8a91";
    for (String path : List.of(missing, missing + "/report.html", missing + "/figures.csv")) {
      api.get(path, "Accept", "*/*").problem(404, "not-found");
    }
    api.get(missing, "Accept", "text/event-stream").problem(404, "not-found");
    api.get(WHAT_IFS + "/x").problem(400, "bad-parameter");
    api.delete(WHAT_IFS + "/x").problem(400, "bad-parameter");
  }
}
