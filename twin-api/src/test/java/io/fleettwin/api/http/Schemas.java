package io.fleettwin.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Holds documents against the part of JSON Schema that the contract uses. Stricter than JSON Schema
 * is: what the contract does not mention is a fault.
 */
record Schemas(Contract contract) {

  void check(JsonNode reference, JsonNode value, String at, List<String> faults) {
    JsonNode schema = contract.resolve(reference);
    if (schema.has("oneOf")) {
      oneOf(schema.get("oneOf"), value, at, faults);
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      faults.add(at + " is not " + schema.get("const"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      faults.add(at + " is " + value + ", none of " + schema.get("enum"));
    }
    if (schema.has("type") && !isOfOne(schema.get("type"), value)) {
      faults.add(at + " is not of type " + schema.get("type") + ": " + value);
      return;
    }
    if (value.isObject()) {
      object(schema, value, at, faults);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), at + "/" + i, faults);
      }
    } else if (value.isNumber()) {
      number(schema, value.asDouble(), at, faults);
    } else if (value.isTextual()) {
      text(schema, value.asText(), at, faults);
    }
  }

  private void oneOf(JsonNode choices, JsonNode value, String at, List<String> faults) {
    int fitting = 0;
    for (JsonNode choice : choices) {
      List<String> inside = new ArrayList<>();
      check(choice, value, at, inside);
      fitting += inside.isEmpty() ? 1 : 0;
    }
    if (fitting != 1) {
      faults.add(at + " fits " + fitting + " of the choices");
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        faults.add(at + "/" + required.asText() + " is missing");
      }
    }
    JsonNode others = schema.path("additionalProperties");
    Contract.each(
        value,
        (name, field) -> {
          if (schema.path("properties").has(name)) {
            check(schema.get("properties").get(name), field, at + "/" + name, faults);
          } else if (others.isObject()) {
            check(others, field, at + "/" + name, faults);
          } else if (!others.asBoolean(false)) {
            faults.add(at + "/" + name + " is not in the contract");
          }
        });
  }

  private static void number(JsonNode schema, double value, String at, List<String> faults) {
    boolean low = schema.has("minimum") && value < schema.get("minimum").asDouble();
    boolean lowest =
        schema.has("exclusiveMinimum") && value <= schema.get("exclusiveMinimum").asDouble();
    boolean high = schema.has("maximum") && value > schema.get("maximum").asDouble();
    if (low || lowest || high) {
      faults.add(at + " is out of range: " + value);
    }
  }

  private static void text(JsonNode schema, String value, String at, List<String> faults) {
    boolean formed =
        switch (schema.path("format").asText()) {
          case "date-time" -> parses(value, Instant::parse);
          case "duration" -> parses(value, Duration::parse);
          default -> true;
        };
    boolean matches = !schema.has("pattern") || value.matches(schema.get("pattern").asText());
    boolean fits =
        value.length() >= schema.path("minLength").asInt(0)
            && value.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (!formed || !matches || !fits) {
      faults.add(at + " is not as it should be: " + value);
    }
  }

  private static boolean parses(String text, Function<String, ?> parse) {
    try {
      return parse.apply(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode allowed : values) {
      if (allowed.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** One type, or a list of them. */
  private static boolean isOfOne(JsonNode types, JsonNode value) {
    if (types.isTextual()) {
      return isOf(types.asText(), value);
    }
    for (JsonNode type : types) {
      if (isOf(type.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("the contract has a type " + type);
    };
  }
}
