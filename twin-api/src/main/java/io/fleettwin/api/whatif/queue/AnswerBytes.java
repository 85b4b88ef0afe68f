package io.fleettwin.api.whatif.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Documents and answers as they are kept: as JSON, like that of the command line. */
final class AnswerBytes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AnswerBytes() {}

  static byte[] of(Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a document: " + document.getClass(), e);
    }
  }

  static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
