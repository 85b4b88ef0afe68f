package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.whatif.queue.HeldPlayer;
import io.fleettwin.api.whatif.queue.QueueSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Progress of questions, as it is told while it happens. */
class WhatIfEventsTest {
  private static final QueueSettings SETTINGS =
      new QueueSettings(9, 9, 1_000, 1_000_000, 1_000_000);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final MemoryHistory history = new MemoryHistory(false);
  private final HeldPlayer player = new HeldPlayer();
  private final TestApi api = TestApi.start(HttpLimits.STANDARD, history, player, SETTINGS);

  @AfterEach
  void stop() {
    api.close();
  }

  private record Event(long id, JsonNode data) {
    String state() {
      return data.get("state").asText();
    }
  }

  /** An open stream, read event by event. */
  private record Events(Iterator<String> lines) {
    Event next() throws IOException {
      String id = lines.next();
      while (!id.startsWith("id: ")) {
        id = lines.next();
      }
      assertThat(lines.next()).isEqualTo("event: progress");
      JsonNode data = MAPPER.readTree(lines.next().substring("data: ".length()));
      assertThat(data.get("revision").asLong()).isEqualTo(Long.parseLong(id.substring(4)));
      assertThat(lines.next()).isEmpty();
      return new Event(Long.parseLong(id.substring(4)), data);
    }

    /** The events up to the first one in a state. */
    List<Event> until(String state) throws IOException {
      List<Event> events = new ArrayList<>();
      do {
        events.add(next());
      } while (!events.getLast().state().equals(state));
      return events;
    }

    void end() {
      assertThat(lines.hasNext()).isFalse();
    }
  }

  private static Events follow(TestApi node, String href, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(node.uri(href))
            .header("Accept", "text/event-stream")
            .timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response = node.client().send(request.build(), BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    return new Events(response.body().iterator());
  }

  private String ask(String name) {
    return api.post("/v1/what-ifs", AskedQuestion.named(name)).expect(202).text("/href");
  }

  @Test
  void aStreamTellsHowItStandsThenEachChangeUntilTheEnd() throws Exception {
    String first = ask("first");
    Events before = follow(api, first);
    before.until("running");
    String href = ask("second");
    Events events = follow(api, href);
    assertThat(events.next().state()).isEqualTo("queued");
    player.answer();
    List<Event> told = new ArrayList<>(events.until("running"));
    while (!told.getLast().data().at("/progress/part").asText().equals("Futures")) {
      told.add(events.next());
    }
    player.playOne();
    player.playOne();
    while (told.getLast().data().at("/progress/played").asInt() < HeldPlayer.TOTAL) {
      told.add(events.next());
    }
    player.answer();
    told.addAll(events.until("done"));
    events.end();
    assertThat(told).extracting(Event::id).isSorted().doesNotHaveDuplicates();
    // Everything but the answer.
    ObjectNode whole = (ObjectNode) api.get(href).body();
    assertThat(whole.remove("answer")).isNotNull();
    assertThat(told.getLast().data()).isEqualTo(whole);
    before.until("done");
    before.end();
  }

  @Test
  void aStreamGoesOnBehindTheLastEventThatTheClientHasSeen() throws Exception {
    String href = ask("question");
    long seen = follow(api, href).until("running").getLast().id();
    Events again = follow(api, href, "Last-Event-ID", Long.toString(seen));
    player.playOne();
    player.playOne();
    player.answer();
    List<Event> rest = again.until("done");
    assertThat(rest).extracting(Event::id).allMatch(id -> id > seen).isSorted();

    Events last = follow(api, href, "Last-Event-ID", Long.toString(seen));
    Event end = last.next();
    assertThat(end.state()).isEqualTo("done");
    last.end();
    api.get(href, "Accept", "text/event-stream", "Last-Event-ID", Long.toString(end.id()))
        .expect(204);
  }

  @Test
  void aStreamEndsWhenTheQuestionIsCancelledOrRemovedOrItsNodeStops() throws Exception {
    String cancelled = ask("cancelled");
    String removed = ask("removed");
    String left = ask("left");
    Events ofCancelled = follow(api, cancelled);
    Events ofRemoved = follow(api, removed);
    Events ofLeft = follow(api, left);
    ofCancelled.until("running");
    ofRemoved.until("queued");
    ofLeft.until("queued");
    api.post(cancelled + "/cancel", "").expect(200);
    ofCancelled.until("cancelled");
    ofCancelled.end();
    api.delete(removed).expect(204);
    ofRemoved.until("cancelled");
    ofRemoved.end();
    api.close();
    // It ends, rather than being cut off: that would be an exception here.
    ofLeft.lines().forEachRemaining(line -> assertThat(line).isNotNull());
  }

  @Test
  void anyNodeTellsOfAQuestionAndGivesItsAnswer() throws Exception {
    String href = ask("question");
    try (TestApi other = TestApi.start(HttpLimits.STANDARD, history, new HeldPlayer(), SETTINGS)) {
      Events events = follow(other, href);
      events.until("running");
      player.answer();
      events.until("done");
      events.end();
      assertThat(other.get(href).text("/answer/question/name")).isEqualTo("question");
      assertThat(other.get("/v1/what-ifs").body().get("whatIfs")).hasSize(1);
    }
  }
}
