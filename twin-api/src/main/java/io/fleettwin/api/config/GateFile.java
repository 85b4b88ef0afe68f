package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** A gate, or a list of them, in a file of YAML or JSON; whoever gets it checks the fields. */
public final class GateFile {

  private GateFile() {}

  /**
   * A mapping, or a list.
   *
   * @throws ConfigException if the file cannot be read, or holds something else
   */
  public static JsonNode read(Path file) {
    JsonNode root = YamlFile.document(file);
    if (!root.isObject() && !root.isArray()) {
      throw new ConfigException(file.toString(), "", "is neither a gate nor a list of gates");
    }
    return root;
  }
}
