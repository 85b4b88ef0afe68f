package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleettwin.rollout.Tally;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutEventsTest {
  private static final String ROLLOUT = "/v1/worlds/rehearsal/rollouts/july";
  private static final String[] EVENTS = {"Accept", "text/event-stream"};

  private TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  /** An open stream, read line by line. */
  private Iterator<String> follow(String... headers) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(api.uri(ROLLOUT)).headers(EVENTS).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response = api.client().send(request.build(), BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
    return response.body().iterator();
  }

  private static List<String> rest(Iterator<String> lines) {
    List<String> rest = new ArrayList<>();
    lines.forEachRemaining(rest::add);
    return rest;
  }

  private static List<String> ids(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("id: ")).toList();
  }

  private void progress(int installed, boolean settled) {
    api.fleet().progress("rehearsal", "july", Tally.of(50, 50, 0, installed), settled);
  }

  @Test
  void aStreamTellsHowItStandsThenEachChangeUntilItIsSettled() throws Exception {
    Given.rollout(api);
    var lines = follow();
    assertThat(lines.next()).isEqualTo("id: 1");
    assertThat(lines.next()).isEqualTo("event: progress");
    assertThat(lines.next()).startsWith("data: {");
    assertThat(lines.next()).isEmpty();
    progress(10, false);
    progress(50, true);
    assertThat(ids(rest(lines))).containsExactly("id: 2", "id: 3");
  }

  @Test
  void anEventHoldsWhatTheSameAddressAnswersAsJson() throws Exception {
    Given.rollout(api);
    progress(50, true);
    String data =
        rest(follow()).stream().filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
    JsonNode event = new ObjectMapper().readTree(data.substring("data: ".length()));
    assertThat(event).isEqualTo(api.get(ROLLOUT).body());
  }

  @Test
  void whatAClientHasSeenIsNotSentAgain() throws Exception {
    Given.rollout(api);
    progress(10, false);
    var lines = follow("Last-Event-ID", "2");
    progress(20, false);
    progress(50, true);
    assertThat(ids(rest(lines))).containsExactly("id: 3", "id: 4");
    assertThat(ids(rest(follow("Last-Event-ID", "3")))).containsExactly("id: 4");
  }

  @Test
  void aClientThatHasSeenTheEndIsToldThatNothingMoreComes() {
    Given.rollout(api);
    progress(50, true);
    String[] headers = Arrays.copyOf(EVENTS, 4);
    headers[2] = "Last-Event-ID";
    headers[3] = "2";
    api.get(ROLLOUT, headers).expect(204);
  }

  @Test
  void anIdFromAnotherHistoryIsNoReasonToHoldBack() throws Exception {
    Given.rollout(api);
    progress(50, true);
    assertThat(ids(rest(follow("Last-Event-ID", "999")))).containsExactly("id: 2");
  }

  @Test
  void anIdThatIsNoneOfOursIsRefused() {
    Given.rollout(api);
    for (String id : new String[] {"x", "-1", "1.5", "9".repeat(19)}) {
      String[] headers = {"Accept", "text/event-stream", "Last-Event-ID", id};
      var answer = api.get(ROLLOUT, headers).problem(400, "bad-header");
      assertThat(answer.text("/errors/0/header")).isEqualTo("Last-Event-ID");
    }
  }

  @Test
  void aQuietStreamShowsThatItLives() throws Exception {
    api.close();
    api = TestApi.start(new HttpLimits(Duration.ofMillis(50), 8, 1));
    Given.rollout(api);
    var lines = follow();
    for (int i = 0; i < 4; i++) {
      assertThat(lines.next()).isNotEqualTo(":");
    }
    assertThat(lines.next()).isEqualTo(":");
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo(":");
    progress(50, true);
    assertThat(ids(rest(lines))).containsExactly("id: 2");
  }

  @Test
  void thePreferredRepresentationIsGiven() {
    Given.rollout(api);
    progress(50, true);
    String both = "application/json, text/event-stream";
    assertThat(api.get(ROLLOUT, "Accept", both).expect(200).mediaType())
        .isEqualTo("application/json");
    assertThat(api.get(ROLLOUT, "Accept", "text/event-stream;q=0.1, */*").expect(200).mediaType())
        .isEqualTo("application/json");
    api.get(ROLLOUT, "Accept", "text/html").problem(406, "not-acceptable");
  }

  @Test
  void aRolloutThatIsNotThereHasNoStream() {
    Given.rehearsal(api);
    api.get(ROLLOUT, EVENTS).problem(404, "not-found");
  }

  @Test
  void moreStreamsThanAllowedAreRefusedUntilOneEnds() throws Exception {
    api.close();
    api = TestApi.start(new HttpLimits(Duration.ofMillis(50), 1, 1));
    Given.rollout(api);
    var lines = follow();
    assertThat(lines.next()).isEqualTo("id: 1");
    api.get(ROLLOUT, EVENTS).problem(503, "busy");
    progress(50, true);
    assertThat(ids(rest(lines))).containsExactly("id: 2");
    TestApi.await(() -> api.server().api().streams().open() == 0);
    assertThat(ids(rest(follow()))).containsExactly("id: 2");
  }
}
