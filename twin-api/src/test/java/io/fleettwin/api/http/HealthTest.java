package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.node.NotPersistedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aNodeThatRunsIsUp() {
    assertThat(api.get("/health").expect(200).text("/status")).isEqualTo("up");
  }

  @Test
  void aNodeWhoseClusterAndJournalAnswerIsReady() {
    assertThat(api.get("/ready").expect(200).text("/status")).isEqualTo("ready");
  }

  @Test
  void aNodeWhoseJournalFailsIsUpButNotReady() {
    api.fleet().breakWith(new IllegalStateException("disk full"));
    assertThat(api.get("/ready").problem(503, "no-answer").header("retry-after")).isEqualTo("2");
    api.get("/health").expect(200);
  }

  @Test
  void aNodeThatGetsNoAnswerIsNotReady() {
    var gate = api.fleet().fallSilent();
    api.get("/ready").problem(503, "no-answer");
    gate.complete(null);
    api.get("/ready").expect(200);
  }

  @Test
  void anAnswerThatComesTooLateIs503AndSaysWhenToTryAgain() {
    String device = Given.device(api);
    api.fleet().breakWith(new CompletionException(new TimeoutException()));
    var answer = api.get(device).problem(503, "no-answer");
    assertThat(answer.header("retry-after")).isEqualTo("2");
  }

  @Test
  void aCommandThatCouldNotBePersistedIs503AndMayBeRepeated() {
    String device = Given.device(api);
    api.fleet().breakWith(new NotPersistedException("PC-1", "disk full at /var/lib"));
    var answer = api.get(device).problem(503, "not-persisted");
    assertThat(answer.header("retry-after")).isEqualTo("2");
    assertThat(answer.body().toString()).doesNotContain("/var/lib");
  }

  @Test
  void aRequestThatIsNeverAnsweredEndsBeforeItsConnectionDoes() {
    String world = Given.mirror(api);
    var unused = api.fleet().fallSilent();
    api.get(world).problem(503, "no-answer");
  }

  @Test
  void aFaultOfTheNodeIs500AndTellsNothingButItsTraceId() {
    api.fleet().breakWith(new IllegalStateException("password=hunter2"));
    var answer = api.get("/v1/worlds").problem(500, "internal");
    assertThat(answer.body().toString()).doesNotContain("hunter2");
    assertThat(answer.text("/traceId")).matches("[0-9a-f]{32}");
  }

  @Test
  void aClientsTraceIdIsTakenOver() {
    api.fleet().breakWith(new IllegalStateException("broken"));
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var answer = api.get("/v1/worlds", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    assertThat(answer.problem(500, "internal").text("/traceId")).isEqualTo(trace);
  }
}
