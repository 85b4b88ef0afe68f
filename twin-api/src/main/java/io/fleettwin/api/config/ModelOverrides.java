package io.fleettwin.api.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.endpoint.ModelParameters;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parameters of the endpoint model that a scenario sets otherwise, by the names that they have in
 * {@link ModelParameters}. Each stands with its source: {@code raceStarts: {value: 15, source:
 * ...}}.
 */
final class ModelOverrides {

  /** The highest whole number or factor; the longest time is 60 days in minutes. */
  private static final int MAX = 60 * 24 * 60;

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

  private ModelOverrides() {}

  static ModelParameters apply(Optional<ConfigNode> overrides) {
    return overrides.map(ModelOverrides::merged).orElseGet(ModelParameters::defaults);
  }

  private static ModelParameters merged(ConfigNode overrides) {
    ObjectNode parameters = MAPPER.valueToTree(ModelParameters.defaults());
    merge(parameters, overrides);
    ModelParameters merged = read(overrides, parameters);
    if (merged.handsMinMinutes() > merged.handsMaxMinutes()) {
      throw overrides.refuse("handsMinMinutes must not exceed handsMaxMinutes");
    }
    return merged;
  }

  private static void merge(ObjectNode parameters, ConfigNode overrides) {
    overrides
        .entries()
        .forEach((name, node) -> {
          JsonNode before = parameters.get(name);
          if (before == null) {
            throw node.refuse("is not a parameter; allowed are " + names(parameters));
          }
          if (before instanceof ObjectNode nested) {
            merge(nested, node);
          } else {
            ConfigNode value = node.only("value", ConfigNode.SOURCE).get("value");
            check(name, before, value);
            parameters.set(name, value.json());
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

  private static ModelParameters read(ConfigNode place, ObjectNode parameters) {
    try {
      return MAPPER.treeToValue(parameters, ModelParameters.class);
    } catch (JsonProcessingException e) {
      throw place.refuse(e.getOriginalMessage());
    }
  }

  private static Set<String> names(ObjectNode parameters) {
    Set<String> names = new TreeSet<>();
    parameters.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
