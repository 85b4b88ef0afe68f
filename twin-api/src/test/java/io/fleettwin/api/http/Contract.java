package io.fleettwin.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The contract in config/openapi.yaml, as far as tests hold the interface against it. */
final class Contract {

  static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private static final Path FILE =
      Path.of("").toAbsolutePath().resolveSibling("config").resolve("openapi.yaml");

  private final JsonNode root;

  Contract() {
    try {
      root = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** What is meant by a node that may be a reference. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** All operations, by method and path. */
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    each(
        root.get("paths"),
        (path, item) ->
            each(
                item,
                (method, operation) -> {
                  if (METHODS.contains(method)) {
                    operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                  }
                }));
    return operations;
  }

  /** The names of an operation's parameters in a place such as query or path. */
  Set<String> parameters(String operation, String in) {
    String path = operation.substring(operation.indexOf(' ') + 1);
    Set<String> names = new TreeSet<>();
    for (JsonNode owner : List.of(root.get("paths").get(path), operations().get(operation))) {
      for (JsonNode parameter : owner.path("parameters")) {
        if (resolve(parameter).get("in").asText().equals(in)) {
          names.add(resolve(parameter).get("name").asText());
        }
      }
    }
    return names;
  }

  /** The operation that answers a request. */
  String operationOf(String method, String path) {
    List<String> segments = List.of(path.split("/", -1));
    return operations().keySet().stream()
        .filter(o -> o.startsWith(method + " "))
        .filter(o -> matches(List.of(o.substring(o.indexOf(' ') + 1).split("/", -1)), segments))
        .findFirst()
        .orElse("");
  }

  private static boolean matches(List<String> template, List<String> path) {
    boolean same = template.size() == path.size();
    for (int i = 0; same && i < path.size(); i++) {
      same = template.get(i).startsWith("{") || template.get(i).equals(path.get(i));
    }
    return same;
  }

  /** What is wrong with an answer; empty if it is as the contract says. */
  List<String> faults(String operation, int status, String mediaType, JsonNode body) {
    JsonNode responses = operations().get(operation).get("responses");
    String code = Integer.toString(status);
    if (status < 400 && !responses.has(code)) {
      return List.of(operation + " does not list the status " + status);
    }
    JsonNode response =
        resolve(responses.has(code) ? responses.get(code) : responses.get("default"));
    JsonNode content = response.path("content").path(mediaType);
    if (content.isMissingNode()) {
      return response.has("content") || !mediaType.isEmpty()
          ? List.of(operation + " " + status + " does not list " + mediaType)
          : List.of();
    }
    List<String> faults = new ArrayList<>();
    new Schemas(this).check(content.get("schema"), body, operation + " " + status, faults);
    return faults;
  }

  /** Does something with each field. */
  static void each(JsonNode object, BiConsumer<String, JsonNode> action) {
    Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      action.accept(field.getKey(), field.getValue());
    }
  }
}
