package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ring presets in {@code config/presets/rings.yaml}, or in another file of that form. */
public final class RingPresets {

  private final ConfigNode root;
  private final RingPresetReader reader;
  private final Map<String, RingPreset> presets;

  private RingPresets(ConfigNode root) {
    this.root = root;
    this.reader = new RingPresetReader(root);
    this.presets = Collections.unmodifiableMap(new LinkedHashMap<>(reader.presets(root)));
  }

  /**
   * The presets under the product's home.
   *
   * @throws ConfigException if the file is missing or not valid
   */
  public static RingPresets inHome() {
    return read(ConfigDirectory.of("presets").named("rings"));
  }

  /**
   * The presets in a file.
   *
   * @throws ConfigException if it is not valid
   */
  public static RingPresets read(Path file) {
    return new RingPresets(YamlFile.read(file));
  }

  /** The names of all presets, in the order of the file. */
  public Set<String> names() {
    return presets.keySet();
  }

  /**
   * The preset of a name.
   *
   * @throws ConfigException if there is none
   */
  public RingPreset named(String name) {
    RingPreset preset = presets.get(name);
    if (preset == null) {
      throw root.refuse("there is no preset of that name; there are " + presets.keySet());
    }
    return preset;
  }

  RingPresetReader reader() {
    return reader;
  }

  /**
   * The rings of a preset as a question would write them out for a fleet of some size: with their
   * gates, and with one size each.
   */
  ArrayNode writtenOut(String name, int devices) {
    ArrayNode rings = JsonNodeFactory.instance.arrayNode();
    for (JsonNode ring : root.json().at("/presets/" + name + "/rings")) {
      ObjectNode copy = ring.deepCopy();
      JsonNode gate = root.json().at("/gates/" + ring.path("gate").asText());
      if (gate.isObject()) {
        copy.set("gate", gate.deepCopy());
      }
      if (takeSize(copy, devices)) {
        rings.add(copy);
      }
    }
    return rings;
  }

  /** Whether fleets of this size have the ring. */
  private static boolean takeSize(ObjectNode ring, int devices) {
    JsonNode sizes = ring.remove("sizes");
    if (sizes == null) {
      return ring.path("percent").asDouble(1) > 0;
    }
    for (JsonNode size : sizes) {
      if (devices <= size.path("upToDevices").asInt(Integer.MAX_VALUE)) {
        ring.setAll((ObjectNode) size.deepCopy());
        ring.remove("upToDevices");
        return ring.path("percent").asDouble(1) > 0;
      }
    }
    return false;
  }
}
