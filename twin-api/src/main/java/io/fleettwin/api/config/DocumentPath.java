package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a document, or several: {@code recovery.serviceDesk.technicians}, {@code
 * plans[1].rings[Test].bake}, {@code rings[*].gate.thresholdPercent}. In brackets stands a position
 * from 0, the id or name of an element, or {@code *} for all.
 */
record DocumentPath(String text, List<String> steps) {

  private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z][A-Za-z0-9]*)|\\[([^\\]]+)]");
  private static final String ALL = "*";

  /** Fields one of which a mapping has: the size of a ring, and of a service desk. */
  private static final List<Set<String>> ALTERNATIVES =
      List.of(
          Set.of("devices", "percent", "rest", "sizes"),
          Set.of("technicians", "techniciansPerThousand"));

  /** The path that a text writes, or an empty one if it writes none. */
  static DocumentPath of(String text) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find() && matcher.start() == at) {
      steps.add(matcher.group(1) != null ? matcher.group(1) : "[" + matcher.group(2));
      at = matcher.end();
    }
    return new DocumentPath(text, at == text.length() ? steps : List.of());
  }

  /**
   * Puts a value at this place. Mappings that are missing on the way are made.
   *
   * @return how many places there were
   */
  int put(JsonNode root, JsonNode value) {
    return steps.isEmpty() ? 0 : put(root, 0, value);
  }

  /** What stands at this place, or at these places. */
  List<JsonNode> find(JsonNode root) {
    List<JsonNode> found = List.of(root);
    for (String step : steps) {
      found = found.stream().flatMap(node -> below(node, step)).toList();
    }
    return found;
  }

  private static Stream<JsonNode> below(JsonNode node, String step) {
    if (!step.startsWith("[")) {
      return Stream.ofNullable(node.get(step));
    }
    String wanted = step.substring(1);
    return IntStream.range(0, node.size())
        .filter(i -> wanted.equals(ALL) || isCalled(node.get(i), i, wanted))
        .mapToObj(node::get);
  }

  private int put(JsonNode node, int step, JsonNode value) {
    String name = steps.get(step);
    if (name.startsWith("[")) {
      return node instanceof ArrayNode list ? putIn(list, name.substring(1), step, value) : 0;
    }
    if (!(node instanceof ObjectNode mapping)) {
      return 0;
    }
    if (step == steps.size() - 1) {
      set(mapping, name, value);
      return 1;
    }
    JsonNode next = mapping.get(name);
    if (next == null && steps.get(step + 1).startsWith("[")) {
      return 0;
    }
    return put(next == null ? mapping.putObject(name) : next, step + 1, value);
  }

  private int putIn(ArrayNode list, String wanted, int step, JsonNode value) {
    int places = 0;
    for (int i = 0; i < list.size(); i++) {
      if (wanted.equals(ALL) || isCalled(list.get(i), i, wanted)) {
        if (step == steps.size() - 1) {
          list.set(i, value);
          places++;
        } else {
          places += put(list.get(i), step + 1, value);
        }
      }
    }
    return places;
  }

  private static boolean isCalled(JsonNode element, int position, String wanted) {
    return wanted.equals(String.valueOf(position))
        || wanted.equals(element.path("id").asText(null))
        || wanted.equals(element.path("name").asText(null));
  }

  /** Beside a source, the value is replaced; what says the same in another way goes. */
  private static void set(ObjectNode mapping, String name, JsonNode value) {
    for (Set<String> ways : ALTERNATIVES) {
      if (ways.contains(name)) {
        ways.stream().filter(way -> !way.equals(name)).forEach(mapping::remove);
      }
    }
    if (mapping.get(name) instanceof ObjectNode measured && measured.has("value")) {
      measured.set("value", value);
    } else {
      mapping.set(name, value);
    }
  }
}
