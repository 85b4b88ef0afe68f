package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.api.config.ConfigDirectory;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.config.RingPresets;
import io.fleettwin.api.inventory.InventoryImport;
import io.fleettwin.api.inventory.ReferenceData;
import io.fleettwin.api.whatif.queue.Player;
import io.fleettwin.api.whatif.queue.QuestionLimits;
import io.fleettwin.api.whatif.queue.QuestionQueue;
import io.fleettwin.api.whatif.queue.QueueSettings;
import io.fleettwin.cluster.history.WhatIfHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The whole interface on a free port of the loopback address, with a fleet in memory behind it.
 * Each answer that a test gets is held against the contract.
 */
final class TestApi implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");

  /** The settings that are shipped, but for the port. */
  static final Config CONFIG =
      ConfigFactory.parseMap(Map.of("fleettwin.http.port", 0, "akka.loglevel", "WARNING"))
          .withFallback(ConfigFactory.parseFile(home().resolve("config/http.conf").toFile()))
          .withFallback(ConfigFactory.parseFile(home().resolve("config/what-if.conf").toFile()))
          .withFallback(ConfigFactory.load("reference"))
          .resolve();

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Contract CONTRACT = new Contract();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One for all tests: it is slow to make, and keeps nothing of a test. */
  private static final ActorSystem<Void> SYSTEM =
      ActorSystem.create(Behaviors.empty(), "http-test", CONFIG);

  private static final FleetProfiles PROFILES =
      new FleetProfiles(new ConfigDirectory(home(), "profiles"));

  /** The one of a node. */
  private static final Player PLAYER = Player.ofNode(PROFILES, "test");

  private final HttpServer server;
  private final MemoryFleet fleet;
  private final QuestionQueue whatIfs;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What can be asked of a server that is there. */
  TestApi(HttpServer server, MemoryFleet fleet, QuestionQueue whatIfs) {
    this.server = server;
    this.fleet = fleet;
    this.whatIfs = whatIfs;
  }

  static TestApi start() {
    return start(HttpLimits.STANDARD);
  }

  static TestApi start(HttpLimits limits) {
    return start(limits, new MemoryHistory(), PLAYER, QueueSettings.of(CONFIG));
  }

  static TestApi start(
      HttpLimits limits, WhatIfHistory history, Player player, QueueSettings settings) {
    var fleet = new MemoryFleet();
    Backend backend = backend(fleet, limits, history, player, settings);
    var server = HttpServer.start(SYSTEM, backend).toCompletableFuture().join();
    return new TestApi(server, fleet, backend.whatIfs());
  }

  static Backend backend(MemoryFleet fleet, HttpLimits limits) {
    return backend(fleet, limits, new MemoryHistory(), PLAYER, QueueSettings.of(CONFIG));
  }

  private static Backend backend(
      MemoryFleet fleet,
      HttpLimits limits,
      WhatIfHistory history,
      Player player,
      QueueSettings settings) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try {
      return new Backend(
          fleet,
          RingPresets.read(home().resolve("config/presets/rings.yaml")),
          new InventoryImport(ReferenceData.load(home().resolve("config/data"))),
          new QuestionBody(
              new Questions(new ConfigDirectory(home(), "scenarios")),
              new QuestionLimits(PROFILES, settings)),
          QuestionQueue.start(history, player, settings, clock),
          clock,
          limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** A parsed answer. */
  record Answer(int status, Map<String, String> headers, String mediaType, JsonNode body) {

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The answer, which must have this status. */
    Answer expect(int expected) {
      assertThat(status).as("%s", body).isEqualTo(expected);
      return this;
    }

    /** The answer, which must be this problem. */
    Answer problem(int expected, String code) {
      expect(expected);
      assertThat(mediaType).isEqualTo("application/problem+json");
      assertThat(text("/code")).isEqualTo(code);
      assertThat(text("/type")).isEqualTo("urn:fleettwin:problem:" + code);
      assertThat(body.at("/status").asInt()).isEqualTo(expected);
      // Neither classes nor exceptions of the program show.
      assertThat(body.toString()).doesNotContain("io.fleettwin", "Exception", "java.", "akka");
      return this;
    }

    /** The answer, whose problem must be about this place in the body. */
    Answer at(String pointer) {
      assertThat(body.at("/errors").findValuesAsText("pointer")).contains(pointer);
      return this;
    }

    /** The answer, whose problem must say this of the first place it is about. */
    Answer because(String reason) {
      assertThat(text("/errors/0/reason")).contains(reason);
      return this;
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  MemoryFleet fleet() {
    return fleet;
  }

  HttpServer server() {
    return server;
  }

  static ActorSystem<Void> system() {
    return SYSTEM;
  }

  InetSocketAddress address() {
    return server.address();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + address().getPort() + path);
  }

  HttpClient client() {
    return client;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path, String json, String... headers) {
    return send("POST", path, BodyPublishers.ofString(json), withJson(headers));
  }

  Answer put(String path, String json, String... headers) {
    return send("PUT", path, BodyPublishers.ofString(json), withJson(headers));
  }

  private static String[] withJson(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return all;
  }

  /** Sends a request; the answer must be as the contract says. */
  Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      Answer answer = answer(client.send(request.build(), BodyHandlers.ofByteArray()));
      check(method, path, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    String type = headers.getOrDefault("content-type", "").replaceAll(";.*", "");
    JsonNode body =
        response.body().length == 0
            ? MAPPER.missingNode()
            : type.endsWith("json")
                ? MAPPER.readTree(response.body())
                : TextNode.valueOf(new String(response.body(), StandardCharsets.UTF_8));
    return new Answer(response.statusCode(), headers, type, body);
  }

  private static void check(String method, String path, Answer answer) {
    String operation = CONTRACT.operationOf(method, path.replaceAll("\\?.*", ""));
    if (!operation.isEmpty()) {
      assertThat(CONTRACT.faults(operation, answer.status(), answer.mediaType(), answer.body()))
          .isEmpty();
    }
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("cache-control")).isNotEmpty();
    assertThat(answer.header("server")).isEmpty();
  }

  /** Waits until something that comes about by itself has come about. */
  static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    whatIfs.close();
    server.stop().toCompletableFuture().join();
  }
}
