package io.fleettwin.api.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.endpoint.ModelParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parameters of the endpoint model that a question sets otherwise, by the names that they have in
 * {@link ModelParameters}, each with its source if it has one: {@code raceStarts: {value: 15,
 * source: ...}}. Some can be set at other places, too, but not at both.
 */
final class ModelOverrides {

  /** The highest whole number or factor; the longest time is 60 days in minutes. */
  static final int MAX = 60 * 24 * 60;

  /** Parameters that are shares or probabilities. */
  static final Set<String> SHARES = Set.of("raceWins", "leftOnShare", "eveningShare");

  /** Parameters that must not be 0. */
  static final Set<String> POSITIVE =
      Set.of(
          "startSecondsSsd",
          "hddFactor",
          "handsMinMinutes",
          "handsMaxMinutes",
          "heartbeatMinutes",
          "missedBeats",
          "scanMinutes");

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private final ObjectNode parameters = MAPPER.valueToTree(ModelParameters.defaults());

  /** Where each one was set. */
  private final Map<String, ConfigNode> places = new HashMap<>();

  ModelOverrides(Optional<ConfigNode> overrides) {
    overrides.ifPresent(node -> merge(parameters, node));
  }

  /** A parameter that is set at another place. */
  void set(String parameter, ConfigNode place, Object value) {
    ConfigNode before = places.putIfAbsent(parameter, place);
    if (before != null) {
      throw place.refuse("is said by " + before.path() + " too");
    }
    parameters.set(parameter, MAPPER.valueToTree(value));
  }

  ModelParameters applied() {
    ModelParameters merged;
    try {
      merged = MAPPER.treeToValue(parameters, ModelParameters.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    if (merged.handsMinMinutes() > merged.handsMaxMinutes()) {
      throw Optional.ofNullable(places.get("handsMinMinutes"))
          .orElseGet(() -> places.get("handsMaxMinutes"))
          .refuse(
              "hands take %d to %d minutes: the shortest time must not exceed the longest"
                  .formatted(merged.handsMinMinutes(), merged.handsMaxMinutes()));
    }
    return merged;
  }

  private void merge(ObjectNode into, ConfigNode overrides) {
    overrides
        .entries()
        .forEach((name, node) -> {
          JsonNode before = into.get(name);
          if (before == null) {
            throw node.refuse("is not a parameter; allowed are " + names(into));
          }
          if (before instanceof ObjectNode nested) {
            merge(nested, node);
          } else {
            ConfigNode value = node.measured();
            check(name, before, value);
            into.set(name, value.json());
            places.put(name, node);
          }
        });
  }

  private static void check(String name, JsonNode before, ConfigNode value) {
    if (before.isBoolean()) {
      value.flag();
    } else if (before.isIntegralNumber()) {
      value.whole(POSITIVE.contains(name) ? 1 : 0, MAX);
    } else {
      value.number(POSITIVE.contains(name) ? 1 : 0, SHARES.contains(name) ? 1 : MAX);
    }
  }

  private static Set<String> names(ObjectNode parameters) {
    Set<String> names = new TreeSet<>();
    parameters.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
