package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Looks for text that has no place in a document from outside: halves of surrogate pairs, which
 * cannot be written back as UTF-8, and control characters other than those between words and lines.
 */
final class PlainText {

  private PlainText() {}

  /**
   * Checks names and texts of a mapping, which must not be nested deep.
   *
   * @throws ConfigException if it has such text, or is no mapping
   */
  static void require(String name, JsonNode root) {
    if (!root.isObject()) {
      throw new ConfigException(name, "", "is not a mapping of fields");
    }
    check(name, "", root);
  }

  private static void check(String name, String path, JsonNode node) {
    if (node.isTextual() && !isPlain(node.textValue())) {
      throw refusal(name, path);
    }
    int position = 0;
    for (JsonNode element : node) {
      if (node.isArray()) {
        check(name, path + "[" + position++ + "]", element);
      }
    }
    node.fields()
        .forEachRemaining(field -> {
          if (!isPlain(field.getKey())) {
            throw refusal(name, path);
          }
          check(
              name,
              path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
              field.getValue());
        });
  }

  private static ConfigException refusal(String name, String path) {
    return new ConfigException(name, path, "has control characters or halves of surrogate pairs");
  }

  private static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(c ->
            (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
