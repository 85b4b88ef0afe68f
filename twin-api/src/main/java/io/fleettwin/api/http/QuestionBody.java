package io.fleettwin.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.config.ConfigException;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.Json;
import io.fleettwin.api.json.Pointers;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.whatif.queue.QuestionLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads a question from a request: all of it, with everything that it varies. */
public record QuestionBody(Questions questions, QuestionLimits limits) {

  static final String YAML = "application/yaml";
  static final Set<String> TYPES = Set.of("application/json", YAML);

  /** The name of the body where errors begin with one. */
  private static final String NAME = "the question";

  /**
   * The question of a body.
   *
   * @throws ProblemException if it cannot be read, is not valid, or asks for too much
   */
  QuestionDocument read(byte[] body, boolean isYaml) {
    JsonNode root = isYaml ? yaml(body) : Json.readTree(body);
    try {
      QuestionDocument document = questions.of(NAME, root);
      limits.check(document);
      return document;
    } catch (ConfigException e) {
      // What is not said of the body is said of a file that it has named.
      String pointer = e.file().equals(NAME) ? Pointers.ofPath(e.path()) : "";
      throw ProblemException.at(ProblemCode.INVALID, FieldError.at(pointer, e.problem()));
    }
  }

  private static JsonNode yaml(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return Questions.yaml(NAME, text);
    } catch (CharacterCodingException e) {
      throw unreadable("must be encoded in UTF-8");
    } catch (ConfigException e) {
      throw unreadable(e.problem());
    }
  }

  private static ProblemException unreadable(String reason) {
    return ProblemException.at(ProblemCode.BAD_YAML, FieldError.at("", Pointers.shortened(reason)));
  }
}
