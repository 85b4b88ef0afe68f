package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Results that were made up. */
final class Samples {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Samples() {}

  /** Three plans, their differences, a sensitivity and a search. */
  static ObjectNode everything() {
    return read("everything.json");
  }

  /** One plan that hits nobody, and no more than every result has. */
  static ObjectNode minimal() {
    return read("minimal.json");
  }

  private static ObjectNode read(String name) {
    try (var in = Samples.class.getResourceAsStream("/report/" + name)) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
