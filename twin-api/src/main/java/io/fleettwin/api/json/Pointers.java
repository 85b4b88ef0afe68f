package io.fleettwin.api.json;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/** JSON pointers (RFC 6901). */
public final class Pointers {

  /** The most characters of a pointer that go into an answer: a client chose the names in it. */
  static final int MAX_CHARS = 256;

  private Pointers() {}

  /** The pointer to a field below another place. */
  static String child(String parent, String field) {
    return parent + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /**
   * The pointer to a place in a configuration document, such as {@code plans[0].rings[1].gate};
   * empty for the document as a whole.
   */
  public static String ofPath(String path) {
    String pointer = "";
    for (String step : path.replace("[", ".").replace("]", "").split("\\.", -1)) {
      pointer = step.isEmpty() ? pointer : child(pointer, step);
    }
    return shortened(pointer);
  }

  static String of(List<Reference> path) {
    String pointer = "";
    for (Reference step : path) {
      pointer =
          step.getFieldName() == null
              ? pointer + "/" + step.getIndex()
              : child(pointer, step.getFieldName());
    }
    return shortened(pointer);
  }

  /** A pointer that is short enough, and that can be written as UTF-8. */
  public static String shortened(String pointer) {
    String cut =
        pointer.length() <= MAX_CHARS ? pointer : pointer.substring(0, MAX_CHARS - 3) + "...";
    return cut.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
