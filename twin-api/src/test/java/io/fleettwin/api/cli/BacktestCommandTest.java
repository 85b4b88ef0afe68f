package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleettwin.api.cli.screen.Written;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
  private static final String STOPPED =
      """
      {"world":"july","rollout":"all","finished":true,"wouldHaveStopped":true,
       "stop":{"ring":"Early","tick":22,"sample":900,"failures":10,"down":812,"offered":1200,
               "installed":388,"pending":7,"offeredAfterwards":9000,"sparedAtMost":9007},
       "really":{"status":"completed","peakDown":5120,"offered":10200},
       "rings":[
         {"name":"Early","gate":{},"failed":{"at":"2024-07-19T04:31:00Z","sample":900,"failures":10},
          "highest":{"at":"2024-07-19T05:00:00Z","sample":1000,"failures":500},"largestSample":1000},
         {"name":"Late","gate":{},"largestSample":0}],
       "summary":"would have stopped at 2024-07-19T04:31Z in ring Early, with 812 devices down"}
      """;
  private static final String GOES_ON =
      """
      {"world":"july","rollout":"all","finished":false,"wouldHaveStopped":false,
       "rings":[{"name":"Early","gate":{},"largestSample":3}],
       "summary":"would not have stopped it so far: too little was known"}
      """;
  private static final String PROBLEM =
      """
      {"title":"No","status":422,"detail":"2 values are not allowed; errors tells which and why",
       "errors":[{"pointer":"/gate/threshold","reason":"must be a number, 0.0 to 1.0"},
                 {"pointer":"/gate/signals","reason":"has at least one"}]}
      """;

  @TempDir private Path directory;
  private final Written written = new Written();
  private final List<String> received = new ArrayList<>();
  private String answer = STOPPED;
  private int status = 200;
  private HttpServer server;

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
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void theAnswerIsASentenceAndATableOfRings() {
    assertThat(run("july all --preset=autopatch")).isZero();

    assertThat(received)
        .containsExactly("POST /v1/worlds/july/rollouts/all/backtest {\"preset\":\"autopatch\"}");
    assertThat(written.out())
        .contains("all of july: would have stopped at 2024-07-19T04:31Z in ring Early, with 812")
        .contains("1,200 devices, of which 7 did not have it yet; offered it later: 9,000.")
        .contains("Kept from it: at most 9,007 devices.")
        .contains("Early | 2024-07-19T04:31:00Z |       10 of 900 |        50.0 % | 1,000")
        .containsPattern("Late +\\| +- \\| +- \\|");
    assertThat(written.err()).isEmpty();
  }

  @Test
  void aRolloutThatWouldNotHaveBeenStoppedIsAnAnswerToo() {
    answer = GOES_ON;
    assertThat(run("july all --preset=autopatch")).isZero();
    assertThat(written.out())
        .contains("all of july: would not have stopped it so far")
        .doesNotContain("Offered");
  }

  @Test
  void asJsonItIsTheNodesAnswer() throws IOException {
    assertThat(run("july all --preset=autopatch --json")).isZero();
    var mapper = new ObjectMapper();
    assertThat(mapper.readTree(written.out())).isEqualTo(mapper.readTree(STOPPED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "signals: [crash]                        | {'gate':{'signals':['crash']}}",
        "{'threshold': 0.01}                     | {'gate':{'threshold':0.01}}",
        "[{'signals': []}, {'signals': [crash]}] | {'gates':[{'signals':[]},{'signals':['crash']}]}",
      })
  void aFileHoldsAGateOrOneForEachRing(String text, String sent) throws IOException {
    Path file = Files.writeString(directory.resolve("gate.yaml"), text.replace('\'', '"'));
    assertThat(run("july all --gate=" + file)).isZero();
    assertThat(received).singleElement().asString().endsWith(" " + sent.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({"crash, is neither a gate", "'', is neither a gate", "'{', line 1"})
  void aFileThatHoldsNoGateIsRefusedBeforeANodeIsAsked(String text, String problem)
      throws IOException {
    Path file = Files.writeString(directory.resolve("gate.yaml"), text);
    assertThat(run("july all --gate=" + file)).isEqualTo(2);
    assertThat(written.err()).contains("gate.yaml: ").contains(problem);
    assertThat(received).isEmpty();
  }

  @Test
  void whatTheNodeRefusesIsToldWithEachPlace() {
    status = 422;
    answer = PROBLEM;
    assertThat(run("july all --preset=autopatch")).isEqualTo(1);
    assertThat(written.err())
        .contains("/gate/threshold: must be a number, 0.0 to 1.0")
        .contains("/gate/signals: has at least one");
  }

  @Test
  void whereNoNodeAnswersTheWayToStartOneIsTold() {
    server.stop(0);
    assertThat(run("july all --preset=autopatch")).isEqualTo(69);
    assertThat(written.err()).contains("./twin serve");
  }

  private int run(String options) {
    List<String> words = new ArrayList<>(List.of("backtest"));
    words.addAll(Arrays.asList(options.split(" ")));
    words.add("--node=http://127.0.0.1:" + server.getAddress().getPort());
    Node.Starter none =
        config -> {
          throw new AssertionError("no node is needed");
        };
    return Twin.commandLine(written.screen(), none).execute(words.toArray(String[]::new));
  }
}
