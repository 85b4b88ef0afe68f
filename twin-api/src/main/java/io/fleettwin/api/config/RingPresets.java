package io.fleettwin.api.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ring presets in {@code config/presets/rings.yaml}, or in another file of that form. */
public final class RingPresets {

  private final String file;
  private final Map<String, RingPreset> presets;

  private RingPresets(String file, Map<String, RingPreset> presets) {
    this.file = file;
    this.presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
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
    return new RingPresets(file.toString(), RingPresetReader.read(YamlFile.read(file)));
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
      throw new ConfigException(
          file, "", "there is no preset of that name; there are " + presets.keySet());
    }
    return preset;
  }
}
