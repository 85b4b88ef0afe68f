package io.fleettwin.api.inventory;

/**
 * How deep JSON is nested, found without parsing it: Jackson 2.13 has no limit of its own, and a
 * text of nothing but brackets would cost it memory or stack.
 */
final class JsonDepth {

  private JsonDepth() {}

  /** The most objects and arrays that are open at once; brackets within strings do not count. */
  static int of(String json) {
    int depth = 0;
    int deepest = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        depth++;
        deepest = Math.max(deepest, depth);
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return deepest;
  }
}
