package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** The questions in {@code config/scenarios}, in files, and in texts. */
public final class Questions {

  private final ConfigDirectory directory;
  private final RingPresets presets;

  /**
   * Questions.
   *
   * @param directory of those that have a name; ring presets stand beside it
   * @throws ConfigException if the ring presets are missing or not valid
   */
  public Questions(ConfigDirectory directory) {
    this.directory = directory;
    this.presets =
        RingPresets.read(new ConfigDirectory(directory.home(), "presets").named("rings"));
  }

  /** The questions under the product's home. */
  public static Questions inHome() {
    return new Questions(ConfigDirectory.of("scenarios"));
  }

  /** The names of all questions, sorted. */
  public List<String> names() {
    return directory.names();
  }

  /**
   * The question of a name; for names that come from outside.
   *
   * @throws ConfigException if there is none, or it is not valid
   */
  public QuestionDocument named(String name) {
    return at(directory.named(name));
  }

  /**
   * The question of a name, or in the file at a path that ends in {@code .yaml}, {@code .yml} or
   * {@code .json}.
   *
   * @throws ConfigException if there is none, or it is not valid
   */
  public QuestionDocument namedOrAt(String nameOrPath) {
    return at(directory.namedOrAt(nameOrPath));
  }

  /**
   * The question in a file.
   *
   * @throws ConfigException if it is not valid
   */
  public QuestionDocument at(Path file) {
    return QuestionDocument.of(YamlFile.read(file), file.toString(), presets);
  }

  /**
   * The question in a text, YAML or JSON.
   *
   * @param name of the text, for errors
   * @throws ConfigException if it is not valid
   */
  public QuestionDocument parse(String name, String text) {
    return QuestionDocument.of(YamlFile.parse(name, text), name, presets);
  }

  /**
   * The mapping in a YAML text of limited size and depth.
   *
   * @param name of the text, for errors
   * @throws ConfigException if it holds something else
   */
  public static JsonNode yaml(String name, String text) {
    return YamlFile.parse(name, text).json();
  }

  /**
   * The question in a mapping that comes from outside.
   *
   * @param name of the mapping, for errors
   * @throws ConfigException if it is not valid, or has text that cannot be written back
   */
  public QuestionDocument of(String name, JsonNode root) {
    PlainText.require(name, root);
    return QuestionDocument.of(ConfigNode.root(name, root), name, presets);
  }
}
