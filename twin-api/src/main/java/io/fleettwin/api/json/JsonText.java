package io.fleettwin.api.json;

import static io.fleettwin.api.json.ProblemCode.BAD_JSON;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A JSON document as text, before it is parsed: valid UTF-8 and not too deep. A parser that follows
 * the nesting by recursion can be brought to overflow its stack, which would end the node.
 */
final class JsonText {

  /** How deep objects and lists may be nested; the deepest request has 5 levels. */
  static final int MAX_DEPTH = 32;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private JsonText() {}

  /**
   * Reads the text of a body.
   *
   * @throws ProblemException if it is not UTF-8, or is nested too deep
   */
  static String of(byte[] body) {
    String text = decode(body);
    // RFC 8259, section 8.1 lets a reader ignore the mark, and files written on Windows have it.
    String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (isTooDeep(json)) {
      throw ProblemException.at(
          BAD_JSON, FieldError.at("", "must not be nested deeper than " + MAX_DEPTH + " levels"));
    }
    return json;
  }

  private static String decode(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.at(BAD_JSON, FieldError.at("", "must be encoded in UTF-8"));
    }
  }

  private static boolean isTooDeep(String json) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      switch (json.charAt(i)) {
        case '"' -> quoted = !quoted;
        case '\\' -> i += quoted ? 1 : 0;
        case '{', '[' -> depth += quoted ? 0 : 1;
        case '}', ']' -> depth -= quoted ? 0 : 1;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }
}
