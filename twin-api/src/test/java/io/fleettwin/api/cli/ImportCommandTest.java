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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String TAKEN =
      """
      {"format":"intune","devices":3,"enrolled":2,"updated":1,"unchanged":0,"refused":0,
       "rowsRejected":1,"rowsSkipped":0,"rowsNoted":0,"problemsTotal":1,
       "problems":[{"line":4,"field":"OS","effect":"rejected","reason":"is not Windows"}]}
      """;
  private static final String PROBLEM =
      """
      {"type":"urn:fleettwin:problem:unreadable-inventory","title":"The file is not an inventory",
       "status":422,"detail":"the header names no device"}
      """;

  @TempDir private Path files;

  private final Written written = new Written();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private int status = 200;
  private String answer = TAKEN;

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
    received.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aFileIsSentAndWhatBecameOfItIsTold() throws IOException {
    Path file = file("devices.csv", "Device ID\n");
    assertThat(run("--format", "intune", file.toString())).isZero();
    assertThat(received)
        .containsExactly("POST /v1/worlds/live/imports?format=intune text/csv Device ID\n");
    assertThat(written.out())
        .contains("Devices | New | Updated | Unchanged | Refused | Rows left out")
        .contains("3 |   2 |       1 |         0 |       0 |             1")
        .endsWith("devices.csv line 4, OS: rejected: is not Windows\n");
  }

  @Test
  void aDriverqueryFileIsNamedAfterItsDevice() throws IOException {
    Path file = file("PC-0042.csv", "x");
    assertThat(run("--format", "driverquery", "--world", "rings", file.toString())).isZero();
    assertThat(received.getFirst())
        .startsWith("POST /v1/worlds/rings/imports?format=driverquery&device=PC-0042 text/csv");
  }

  @Test
  void theDeviceCanBeNamedOtherwise() throws IOException {
    Path file = file("drivers of mine.csv", "x");
    assertThat(run("--format", "driverquery", file.toString())).isEqualTo(2);
    assertThat(written.err()).contains("--device");
    assertThat(run("--format", "driverquery", "--device", "PC-7", file.toString())).isZero();
    assertThat(received).hasSize(1).first().asString().contains("device=PC-7");
  }

  @Test
  void oneDeviceCannotBeTwoFiles() throws IOException {
    String first = file("a.csv", "x").toString();
    String second = file("b.csv", "x").toString();
    assertThat(run("--format", "driverquery", "--device", "PC-7", first, second)).isEqualTo(2);
    assertThat(received).isEmpty();
  }

  @Test
  void aFileThatTellsItsDevicesTakesNoDevice() throws IOException {
    Path file = file("devices.csv", "x");
    assertThat(run("--format", "intune", "--device", "PC-7", file.toString())).isEqualTo(2);
    assertThat(received).isEmpty();
  }

  @Test
  void aFileThatIsNoInventoryIsToldWithTheNodesReason() throws IOException {
    status = 422;
    answer = PROBLEM;
    Path file = file("result.log", "x");
    assertThat(run("--format", "osquery", file.toString())).isEqualTo(1);
    assertThat(received.getFirst()).contains("application/x-ndjson");
    assertThat(written.err()).contains("result.log is not imported: the header names no device");
    assertThat(written.out()).isEmpty();
  }

  @Test
  void asJsonTheNodesAnswerIsPassedOn() throws IOException {
    Path file = file("devices.csv", "x");
    assertThat(run("--json", "--format", "intune", file.toString())).isZero();
    JsonNode json = new ObjectMapper().readTree(written.out());
    assertThat(json.at("/0/file").asText()).isEqualTo(file.toString());
    assertThat(json.at("/0/imported").asBoolean()).isTrue();
    assertThat(json.at("/0/outcome/enrolled").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsNoNodeIsToldAsThat() throws IOException {
    answer = "<html>";
    assertThat(run("--format", "intune", file("devices.csv", "x").toString())).isEqualTo(1);
    assertThat(written.err()).contains("is a FleetTwin node there?");
  }

  @Test
  void whereNoNodeAnswersTheWayToStartOneIsTold() throws IOException {
    Path file = file("devices.csv", "x");
    server.stop(0);
    assertThat(run("--format", "intune", file.toString())).isEqualTo(69);
    assertThat(written.err()).contains("./twin serve").contains("--url");
  }

  @Test
  void anAddressMustBeOneOfHttp() throws IOException {
    Path file = file("devices.csv", "x");
    assertThat(run("--format", "intune", "--url", "ftp://x", file.toString())).isEqualTo(2);
    assertThat(run("--format", "intune", "--world", "No World", file.toString())).isEqualTo(2);
    assertThat(received).isEmpty();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(files.resolve(name), content);
  }

  private int run(String... options) {
    List<String> words = new ArrayList<>(List.of("import"));
    words.addAll(Arrays.asList(options));
    if (!words.contains("--url")) {
      words.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
    }
    Node.Starter none =
        config -> {
          throw new AssertionError("no node is needed");
        };
    return Twin.commandLine(written.screen(), none).execute(words.toArray(String[]::new));
  }
}
