package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever it asks for. */
class RequestRulesTest {
  private final TestApi api = TestApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/",
        "/v2/worlds",
        "/v1/worlds/",
        "/v1//worlds",
        "/health/x",
        "/HEALTH",
        "/v1/worlds/live/devices/a/b/c",
        "/v1%2Fworlds",
        "/etc/passwd"
      })
  void anAddressWithNothingAtItIs404(String path) {
    var answer = api.get(path).problem(404, "not-found");
    assertThat(answer.text("/instance")).isEqualTo(path);
  }

  @Test
  void aMethodThatAResourceDoesNotHaveIs405AndTheOthersAreNamed() {
    assertThat(api.post("/v1/worlds/live", "{}").problem(405, "method-not-allowed").header("allow"))
        .isEqualTo("GET, PUT, DELETE");
    assertThat(api.post("/health", "{}").problem(405, "method-not-allowed").header("allow"))
        .isEqualTo("GET");
    assertThat(
            api.get("/v1/worlds/live/imports").problem(405, "method-not-allowed").header("allow"))
        .isEqualTo("POST");
    api.send("OPTIONS", "/v1/worlds", BodyPublishers.noBody()).problem(405, "method-not-allowed");
    api.send("PATCH", "/v1/worlds", BodyPublishers.noBody()).problem(405, "method-not-allowed");
  }

  @Test
  void headIsAnsweredLikeGetButWithoutABody() {
    var answer = api.send("HEAD", "/health", BodyPublishers.noBody()).expect(200);
    assertThat(answer.mediaType()).isEqualTo("application/json");
    assertThat(answer.body().isMissingNode()).isTrue();
  }

  @Test
  void aMethodThatNobodyKnowsIs501() {
    api.send("FROB", "/health", BodyPublishers.noBody()).problem(501, "not-implemented");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/*", "application/json;q=0, */*", "text/event-stream"})
  void aClientThatDoesNotTakeJsonIs406(String accept) {
    api.get("/v1/worlds", "Accept", accept).problem(406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/*", "application/json", "text/html, */*;q=0.1", "nonsense"})
  void aClientThatTakesJsonAmongOthersGetsIt(String accept) {
    assertThat(api.get("/v1/worlds", "Accept", accept).expect(200).mediaType())
        .isEqualTo("application/json");
  }

  @Test
  void aQueryParameterThatIsUnknownOrStandsTwiceIsRefused() {
    var unknown = api.get("/v1/worlds?page=2").problem(400, "bad-parameter");
    assertThat(unknown.text("/errors/0/parameter")).isEqualTo("page");
    String rollouts = Given.rehearsal(api) + "/rollouts";
    api.get(rollouts + "?size=2&size=3").problem(400, "bad-parameter").because("twice");
    api.get(rollouts + "?" + "x".repeat(1_000) + "=1").problem(400, "bad-parameter");
  }

  @Test
  void everyAnswerTellsBrowsersToKeepTheirHandsOff() {
    for (String path : new String[] {"/health", "/nowhere"}) {
      var answer = api.get(path);
      assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
      assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
  }

  @Test
  void aPageOfAnotherOriginIsKeptOut() {
    String rollout = Given.rollout(api);
    var answer = api.post(rollout + "/cancel", "", "Origin", "https://evil.example");
    assertThat(answer.problem(403, "foreign-origin").text("/errors/0/header")).isEqualTo("Origin");
    api.post(rollout + "/cancel", "", "Origin", "null").problem(403, "foreign-origin");
    api.post(rollout + "/cancel", "", "Origin", "http://127.0.0.1:1")
        .problem(403, "foreign-origin");
    assertThat(api.get(rollout).text("/status")).isEqualTo("running");
    api.post(rollout + "/cancel", "", "Origin", api.uri("").toString()).expect(200);
  }

  @Test
  void aNameThatSomebodyLedToTheLoopbackAddressIsKeptOut() throws IOException {
    assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("foreign-origin");
    assertThat(raw("GET /health HTTP/1.1\r\nHost: LOCALHOST\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void whatIsNoRequestIsAProblemToo() throws IOException {
    assertThat(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("urn:fleettwin:problem:bad-request")
        .doesNotContain("HEXDIG");
    assertThat(raw("GET /" + "x".repeat(3_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("urn:fleettwin:problem:uri-too-long");
    assertThat(raw("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("urn:fleettwin:problem:headers-too-large");
    api.get("/health").expect(200);
  }

  @Test
  void aBodyThatStopsHalfWayIsGivenUp() throws IOException {
    String world = Given.rehearsal(api);
    String head =
        "POST "
            + world
            + "/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\nConnection: close\r\n\r\n{\"until\"";
    assertThat(raw(head)).startsWith("HTTP/1.1 408").contains("urn:fleettwin:problem:too-slow");
  }

  /** What the node answers to these bytes, until it closes the connection. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(api.address().getAddress(), api.address().getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
