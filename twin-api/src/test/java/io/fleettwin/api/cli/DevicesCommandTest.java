package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleettwin.api.cli.screen.Written;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevicesCommandTest {
  private static final String DEVICE =
      """
      {"id":"%s","href":"/","revision":2,"formFactor":"laptop","site":"Berlin","health":"crashed",
       "since":"2026-01-05T00:00:00Z","failedStarts":1,"build":"10.0.26100.4770","agent":"7.16",
       "assignment":{"rollout":"july","ring":1,"progress":"active"},"holds":0,
       "lastHeard":"2026-01-05T00:00:00Z"}
      """;
  private static final String PROBLEM =
      """
      {"type":"urn:fleettwin:problem:bad-parameter","title":"A parameter is not valid","status":400,
       "detail":"health: must be one of healthy, booting"}
      """;

  private final Written written = new Written();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    received.add(exchange.getRequestURI().toString());
    byte[] bytes = answers.remove().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The node's next answer. */
  private void page(String cursor, String... ids) {
    List<String> devices = Arrays.stream(ids).map(DEVICE::formatted).toList();
    String next = cursor.isEmpty() ? "" : ",\"cursor\":\"%s\"".formatted(cursor);
    answers.add("{\"devices\":[%s]%s}".formatted(String.join(",", devices), next));
  }

  @Test
  void devicesAreListedAsATable() {
    page("", "PC-1", "PC-2");
    assertThat(run()).isZero();
    assertThat(received).containsExactly("/v1/worlds/live/devices?size=100");
    assertThat(written.out())
        .contains("Device | Form   | Site   | Health")
        .contains("PC-2   | laptop | Berlin | crashed")
        .contains("| 10.0.26100.4770 | 7.16  | -       | july ring 1: active | 0");
    assertThat(written.err()).isEmpty();
  }

  @Test
  void eachConditionIsAskedOfTheNode() {
    page("");
    assertThat(
            run(
                "--world=rings --health=crashed,bootLoop --rollout=july --ring=1 --progress=failed"
                    + " --content=291 --agent=7.16 --build=26100 --form-factor=laptop --site=A&B"
                    + " --name=PC- --no-held --decommissioned --limit=7"))
        .isZero();
    assertThat(received)
        .containsExactly(
            "/v1/worlds/rings/devices?health=crashed&health=bootLoop&rollout=july&ring=1"
                + "&progress=failed&content=291&agent=7.16&build=26100&formFactor=laptop"
                + "&site=A%26B&name=PC-&held=false&decommissioned=true&size=7");
    assertThat(written.err()).contains("No device matches.");
    assertThat(written.out()).isEmpty();
  }

  @Test
  void pagesAreFollowedUntilThereAreEnough() {
    page("c1", "PC-1");
    page("c2");
    page("c3", "PC-2", "PC-3");
    assertThat(run("--limit=3 --held")).isZero();
    assertThat(received)
        .containsExactly(
            "/v1/worlds/live/devices?held=true&size=3",
            "/v1/worlds/live/devices?held=true&size=2&cursor=c1",
            "/v1/worlds/live/devices?held=true&size=2&cursor=c2");
    assertThat(written.out()).contains("PC-1", "PC-2", "PC-3");
    assertThat(written.err()).contains("--all");
  }

  @Test
  void allPagesAreFollowedIfAllAreWantedAndAsJsonTheyAreOneArray() throws IOException {
    page("c1", "PC-1", "PC-2");
    page("c2");
    page("", "PC-3");
    assertThat(run("--all --json")).isZero();
    assertThat(received).hasSize(3).first().asString().endsWith("size=200");
    JsonNode json = new ObjectMapper().readTree(written.out());
    assertThat(json.findValuesAsText("id")).containsExactly("PC-1", "PC-2", "PC-3");
    assertThat(written.err()).isEmpty();
  }

  @Test
  void nobodyIsAnEmptyArray() {
    page("");
    assertThat(run("--json")).isZero();
    assertThat(written.out()).isEqualToIgnoringNewLines("[]");
  }

  @Test
  void whatTheNodeRefusesIsToldWithItsReason() {
    status = 400;
    answers.add(PROBLEM);
    assertThat(run("--health=ill")).isEqualTo(1);
    assertThat(written.err()).contains("must be one of healthy, booting");
  }

  @Test
  void whatIsNoNodeIsToldAsThat() {
    answers.add("<html>");
    assertThat(run()).isEqualTo(1);
    assertThat(written.err()).contains("is a FleetTwin node there?");
  }

  @Test
  void whereNoNodeAnswersTheWayToStartOneIsTold() {
    server.stop(0);
    assertThat(run()).isEqualTo(69);
    assertThat(written.err()).contains("./twin serve").contains("--url");
  }

  @Test
  void aWrongLimitAddressOrWorldIsRefusedBeforeANodeIsAsked() {
    assertThat(run("--limit=0")).isEqualTo(2);
    assertThat(run("--url=ftp://x")).isEqualTo(2);
    assertThat(run("--world=No-World")).isEqualTo(2);
    assertThat(received).isEmpty();
  }

  private int run() {
    return run("");
  }

  private int run(String options) {
    List<String> words = new ArrayList<>(List.of("devices"));
    words.addAll(Arrays.stream(options.split(" ")).filter(word -> !word.isEmpty()).toList());
    if (!options.contains("--url")) {
      words.add("--url=http://127.0.0.1:" + server.getAddress().getPort());
    }
    Node.Starter none =
        config -> {
          throw new AssertionError("no node is needed");
        };
    return Twin.commandLine(written.screen(), none).execute(words.toArray(String[]::new));
  }
}
