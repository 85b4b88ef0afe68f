package io.fleettwin.api.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paths of a resource, such as {@code /v1/worlds/{world}}.
 *
 * @param text as it stands in the contract
 * @param segments of the text; one in braces stands for any value
 */
public record PathTemplate(String text, List<String> segments) {

  public PathTemplate {
    segments = List.copyOf(segments);
  }

  public static PathTemplate of(String text) {
    return new PathTemplate(text, List.of(text.substring(1).split("/", -1)));
  }

  /**
   * The values of a path that is one of these, by their names; empty if it is not.
   *
   * @param path its segments, decoded
   */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        values.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
