package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a body holds, the node never fails because of it. */
class BodyFuzzTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static TestApi api;

  /** Valid bodies of the contract, by the request that they belong to. */
  private static final Map<String, List<JsonNode>> EXAMPLES = examples();

  @BeforeContainer
  static void start() {
    api = TestApi.start();
    Given.device(api);
    Given.rollout(api);
  }

  @AfterContainer
  static void stop() {
    api.close();
  }

  private static Map<String, List<JsonNode>> examples() {
    Map<String, List<JsonNode>> examples = new TreeMap<>();
    new Contract()
        .operations()
        .forEach((operation, contract) -> {
          List<JsonNode> bodies = new ArrayList<>();
          contract
              .at("/requestBody/content/application~1json/examples")
              .forEach(example -> bodies.add(example.get("value")));
          if (!bodies.isEmpty()) {
            examples.put(operation, bodies);
          }
        });
    return examples;
  }

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void noDocumentBreaksTheNode(
      @ForAll("requests") String request, @ForAll("documents") JsonNode document) {
    check(request, document.toString());
  }

  @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
  void noDistortionOfAValidRequestBreaksTheNode(@ForAll("distorted") Tuple2<String, String> body) {
    check(body.get1(), body.get2());
  }

  @Property(tries = 300)
  void noTextBreaksTheNode(@ForAll("requests") String request, @ForAll("texts") String text) {
    check(request, text);
  }

  @Property(tries = 200)
  void noFileBreaksTheImport(
      @ForAll("formats") String format, @ForAll("texts") String text, @ForAll byte[] bytes) {
    String query = "?format=" + format + (format.equals("driverquery") ? "&device=PC-1" : "");
    for (var body : List.of(BodyPublishers.ofString(text), BodyPublishers.ofByteArray(bytes))) {
      var answer =
          api.send("POST", "/v1/worlds/live/imports" + query, body, "Content-Type", "text/plain");
      assertThat(answer.status()).as("%s", answer.body()).isLessThan(500);
    }
  }

  private static void check(String request, String body) {
    String path =
        request
            .substring(request.indexOf(' ') + 1)
            .replace("{world}", "rehearsal")
            .replace("{device}", "PC-1")
            .replace("{rollout}", "july")
            .replace("{hold}", "hold-1");
    var answer = request.startsWith("PUT") ? api.put(path, body) : api.post(path, body);
    assertThat(answer.status()).as("%s %s: %s", request, body, answer.body()).isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    }
  }

  @Provide
  Arbitrary<String> requests() {
    return Arbitraries.of(EXAMPLES.keySet());
  }

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of("driverquery", "intune", "osquery");
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> syntax =
        Arbitraries.of("{", "}", "[", "]", ":", ",", "\"", "\\", "null", "1", "\"type\"", "\n")
            .list()
            .ofMaxSize(30)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(syntax, Arbitraries.strings().ofMaxLength(200));
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    return values(3);
  }

  /** Scalars of the kinds that break things. */
  private static Arbitrary<JsonNode> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false)),
        Arbitraries.integers().map(JSON::numberNode),
        Arbitraries.longs().map(JSON::numberNode),
        Arbitraries.bigIntegers().map(JSON::numberNode),
        Arbitraries.of(0.0, -0.0, 0.5, 1.0, 1.5, -1.0, 1e300, Double.MIN_VALUE)
            .map(JSON::numberNode),
        Arbitraries.of(words()).map(JSON::textNode),
        Arbitraries.strings().ofMaxLength(80).map(JSON::textNode));
  }

  private static List<String> words() {
    return List.of(
        "",
        " ",
        "x",
        "boot",
        "wall",
        "virtual",
        "kernel",
        "quality",
        "afterRunning",
        "autopatch",
        "PT0S",
        "PT1M",
        "P60D",
        "P61D",
        "P1Y",
        "PT0.5S",
        "-PT1M",
        "P999999999999D",
        "P106751991167D",
        "2024-07-19T04:09:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00Z",
        "0x0",
        "0xFFFFFFFF",
        "24:00",
        "00:00",
        "+14:00",
        "-12:00",
        "+18:00",
        "10.0.26100.4770",
        "99999999999",
        "NaN",
        "\u0130",
        "\uD83D\uDE00",
        "csagent.sys",
        "rest",
        "settled");
  }

  private static Arbitrary<JsonNode> values(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<JsonNode> inner = values(depth - 1);
    Arbitrary<JsonNode> lists =
        inner.list().ofMaxSize(4).map(items -> JSON.arrayNode().addAll(items));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.of(fieldNames()), inner)
            .ofMaxSize(6)
            .map(fields -> JSON.objectNode().setAll(fields));
    return Arbitraries.oneOf(scalars(), lists, objects);
  }

  /** The names that occur in valid bodies. */
  private static List<String> fieldNames() {
    List<String> names = new ArrayList<>();
    EXAMPLES.values().forEach(bodies -> bodies.forEach(body -> collect(body, names)));
    return names.stream().distinct().sorted().toList();
  }

  private static void collect(JsonNode node, List<String> names) {
    node.fieldNames().forEachRemaining(names::add);
    node.forEach(child -> collect(child, names));
  }

  /** A valid body in which some values are replaced or left out. */
  @Provide
  Arbitrary<Tuple2<String, String>> distorted() {
    Arbitrary<Change> changes =
        Arbitraries.integers()
            .between(0, 200)
            .flatMap(place -> values(1).map(value -> new Change(place, value)));
    return Arbitraries.of(EXAMPLES.keySet())
        .flatMap(request ->
            Arbitraries.of(EXAMPLES.get(request))
                .flatMap(body ->
                    changes
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(list -> Tuple.of(request, distort(body, list)))));
  }

  /** A value that takes the place of another one; {@code null} leaves that out. */
  private record Change(int place, JsonNode value) {}

  private static String distort(JsonNode body, List<Change> changes) {
    JsonNode copy = body.deepCopy();
    for (Change change : changes) {
      List<ContainerNode<?>> places = new ArrayList<>();
      containers(copy, places);
      replace(places.get(change.place() % places.size()), change);
    }
    return copy.toString();
  }

  private static void containers(JsonNode node, List<ContainerNode<?>> found) {
    if (node instanceof ContainerNode<?> container) {
      found.add(container);
      node.forEach(child -> containers(child, found));
    }
  }

  private static void replace(ContainerNode<?> container, Change change) {
    switch (container) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.naturalOrder());
        if (!names.isEmpty()) {
          object.set(names.get(change.place() % names.size()), change.value());
        }
      }
      case ArrayNode array -> array.add(change.value());
      default -> throw new IllegalStateException("a container of another kind: " + container);
    }
  }
}
