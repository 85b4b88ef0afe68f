package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A value in a configuration file, which knows its place and refuses what does not fit there. */
final class ConfigNode {

  /** The field that tells where the figures beside it come from. */
  static final String SOURCE = "source";

  /** The longest text of a source or description, in characters. */
  static final int MAX_PROSE_CHARS = 2_000;

  /** The most entries of a list or mapping. */
  static final int MAX_ENTRIES = 1_000;

  private final String file;
  private final String path;
  private final JsonNode value;

  private ConfigNode(String file, String path, JsonNode value) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  static ConfigNode root(String file, JsonNode value) {
    return new ConfigNode(file, "", value);
  }

  String path() {
    return path;
  }

  JsonNode json() {
    return value;
  }

  ConfigException refuse(String problem) {
    return new ConfigException(file, path, problem);
  }

  /** This mapping, if it has no other fields than these. */
  ConfigNode only(String... fields) {
    Set<String> allowed = new TreeSet<>(Arrays.asList(fields));
    mapping()
        .fieldNames()
        .forEachRemaining(name -> {
          if (!allowed.contains(name)) {
            throw child(name, value).refuse("is not a field; allowed are " + allowed);
          }
        });
    return this;
  }

  ConfigNode get(String field) {
    return find(field).orElseThrow(() -> child(field, value).refuse("is missing"));
  }

  Optional<ConfigNode> find(String field) {
    JsonNode found = mapping().get(field);
    return Optional.ofNullable(found).map(node -> child(field, node));
  }

  /** A field, as a mapping without fields if it is not there. */
  ConfigNode findOrEmpty(String field) {
    return find(field).orElseGet(() -> child(field, JsonNodeFactory.instance.objectNode()));
  }

  /** A field's value, which may stand beside its source. */
  Optional<ConfigNode> findMeasured(String field) {
    return find(field).map(ConfigNode::measured);
  }

  /** The elements of this list, at least one. */
  List<ConfigNode> items() {
    if (!value.isArray()) {
      throw refuse("is not a list");
    }
    List<ConfigNode> items = new ArrayList<>();
    for (int i = 0; i < checkedSize(); i++) {
      items.add(new ConfigNode(file, path + "[" + i + "]", value.get(i)));
    }
    return items;
  }

  /** The fields of this mapping but for its source, at least one. */
  Map<String, ConfigNode> entries() {
    mapping();
    checkedSize();
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    value
        .fields()
        .forEachRemaining(
            field -> entries.put(field.getKey(), child(field.getKey(), field.getValue())));
    entries.remove(SOURCE);
    if (entries.isEmpty()) {
      throw refuse("is empty");
    }
    return entries;
  }

  String text(int maxChars) {
    if (!value.isTextual()) {
      throw refuse("is not a text; a number that is meant as text stands in quotes");
    }
    String text = value.textValue().strip();
    if (text.isEmpty() || text.length() > maxChars) {
      throw refuse("has " + text.length() + " characters, allowed are 1 to " + maxChars);
    }
    return text;
  }

  /** Any single value as text, such as a number, a duration or a name. */
  String scalar() {
    if (!value.isValueNode() || value.isNull()) {
      throw refuse("is not a single value");
    }
    return value.asText();
  }

  String prose() {
    return text(MAX_PROSE_CHARS);
  }

  int whole(int min, int max) {
    return (int) wholeLong(min, max);
  }

  long wholeLong(long min, long max) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refuse("is not a whole number from " + min + " to " + max);
    }
    long number = value.longValue();
    if (number < min || number > max) {
      throw refuse("is " + number + ", allowed are " + min + " to " + max);
    }
    return number;
  }

  double number(double min, double max) {
    if (!value.isNumber()) {
      throw refuse("is not a number from " + min + " to " + max);
    }
    double number = value.doubleValue();
    if (!(number >= min && number <= max)) {
      throw refuse("is " + number + ", allowed are " + min + " to " + max);
    }
    return number;
  }

  /** A share that is written in percent, as 0 to 1. */
  double percent() {
    return number(0, 100) / 100;
  }

  boolean flag() {
    if (!value.isBoolean()) {
      throw refuse("is not true or false");
    }
    return value.booleanValue();
  }

  <E extends Enum<E>> E one(Class<E> type) {
    return constant(type, text(64));
  }

  /** A constant that stands here as a key. */
  <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (bare(constant.name()).equals(bare(name))) {
        return constant;
      }
    }
    throw refuse("is '" + name + "', allowed are " + Arrays.toString(type.getEnumConstants()));
  }

  /** AT_LOAD and atLoad are the same. */
  private static String bare(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** What stands here, or in the field {@code value} here, beside its source. */
  ConfigNode measured() {
    return value.isObject() ? only(SOURCE, "value").get("value") : this;
  }

  /** An ISO 8601 duration of whole minutes, such as P1D or PT90M, in minutes. */
  int minutes(int min, int max) {
    Duration duration;
    try {
      duration = Duration.parse(text(32));
    } catch (DateTimeException e) {
      throw refuse("is not a duration such as P1D or PT90M");
    }
    long minutes = duration.toMinutes();
    if (!duration.equals(Duration.ofMinutes(minutes)) || minutes < min || minutes > max) {
      throw refuse(
          "is " + duration + ", allowed are whole minutes from PT" + min + "M to PT" + max + "M");
    }
    return (int) minutes;
  }

  Instant instant() {
    try {
      return Instant.parse(text(40));
    } catch (DateTimeException e) {
      throw refuse("is not a moment such as 2024-07-19T04:09:00Z");
    }
  }

  /** What is made here, with the maker's objection as a refusal at this place. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw refuse(String.valueOf(e.getMessage()));
    }
  }

  /** All sources in this value: text by the path of the mapping that it stands in. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    collect(sources);
    return sources;
  }

  private void collect(Map<String, String> sources) {
    if (value.isObject()) {
      find(SOURCE).ifPresent(source -> sources.put(path, source.prose()));
      value.fields().forEachRemaining(f -> child(f.getKey(), f.getValue()).collect(sources));
    } else if (value.isArray() && !value.isEmpty()) {
      items().forEach(item -> item.collect(sources));
    }
  }

  private int checkedSize() {
    if (value.isEmpty() || value.size() > MAX_ENTRIES) {
      throw refuse("has " + value.size() + " entries, allowed are 1 to " + MAX_ENTRIES);
    }
    return value.size();
  }

  private JsonNode mapping() {
    if (!value.isObject()) {
      throw refuse("is not a mapping of fields");
    }
    return value;
  }

  private ConfigNode child(String field, JsonNode node) {
    return new ConfigNode(file, path.isEmpty() ? field : path + "." + field, node);
  }
}
