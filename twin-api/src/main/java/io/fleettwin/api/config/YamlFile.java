package io.fleettwin.api.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML of limited size and depth, with each key once and without references. */
final class YamlFile {

  /** The largest file, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  /** How deep mappings and lists may be nested. */
  static final int MAX_DEPTH = 20;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final ObjectReader READER =
      new YAMLMapper(FACTORY)
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private YamlFile() {}

  /**
   * The mapping that a file holds.
   *
   * @throws ConfigException if the file cannot be read, or holds something else
   */
  static ConfigNode read(Path file) {
    return parse(file.toString(), text(file.toString(), file));
  }

  /**
   * The mapping that a text holds.
   *
   * @param name of the text, for errors
   * @throws ConfigException if it holds something else
   */
  static ConfigNode parse(String name, String text) {
    JsonNode root = document(name, text);
    if (!root.isObject()) {
      throw new ConfigException(name, "", "is not a mapping of fields");
    }
    return ConfigNode.root(name, root);
  }

  /**
   * Whatever a file holds.
   *
   * @throws ConfigException if it cannot be read
   */
  static JsonNode document(Path file) {
    return document(file.toString(), text(file.toString(), file));
  }

  private static JsonNode document(String name, String text) {
    try {
      check(name, text);
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ConfigException(name, "", problem(e));
    } catch (IOException e) {
      throw new ConfigException(name, "", "cannot be read: " + e.getMessage());
    }
  }

  /** A single value, as a number, true or false if it is written so. */
  static JsonNode scalar(String text) {
    try {
      JsonNode value = READER.readTree(text);
      return value != null && value.isValueNode() && !value.isNull()
          ? value
          : TextNode.valueOf(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private static String text(String name, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ConfigException(name, "", "is larger than " + MAX_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigException(name, "", "is not in UTF-8");
    } catch (IOException e) {
      throw new ConfigException(name, "", "cannot be read: " + e.getMessage());
    }
  }

  /** References are refused: Jackson would take the name of what they refer to for its value. */
  private static void check(String name, String text) throws IOException {
    int depth = 0;
    try (YAMLParser parser = FACTORY.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth > MAX_DEPTH) {
          throw new ConfigException(name, "", "is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (parser.isCurrentAlias()) {
          throw new ConfigException(
              name, "", "line " + parser.getCurrentLocation().getLineNr() + " refers to an anchor");
        }
      }
    }
  }

  private static String problem(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException syntax && syntax.getProblemMark() != null) {
      return "line " + (syntax.getProblemMark().getLine() + 1) + ": " + syntax.getProblem();
    }
    String first = e.getOriginalMessage().lines().findFirst().orElse("cannot be parsed");
    return e.getLocation() == null ? first : "line " + e.getLocation().getLineNr() + ": " + first;
  }
}
