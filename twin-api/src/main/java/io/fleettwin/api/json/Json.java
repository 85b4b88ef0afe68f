package io.fleettwin.api.json;

import static io.fleettwin.api.json.ProblemCode.BAD_JSON;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads requests and writes answers. Requests are read into records only, strictly: no unknown
 * fields, no field twice, no number where text is meant or the other way round. What is {@code
 * null} counts as left out.
 */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(namesAreNotKept())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .addModule(new SimpleModule().addDeserializer(String.class, new StrictText()))
          .build();

  private Json() {}

  /** Clients choose the names of fields, so a table of them would be theirs to fill and to clog. */
  private static JsonFactory namesAreNotKept() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  /**
   * Reads a request's body.
   *
   * @return never {@code null}
   * @throws ProblemException that names the field, if the body is not JSON or not such a record
   */
  public static <T extends Record> T read(byte[] body, Class<T> type) {
    return readAs(body, type);
  }

  /** Reads a report, whose field {@code type} tells which record it is. */
  public static DeviceReport readReport(byte[] body) {
    return readAs(body, DeviceReport.class);
  }

  /**
   * Reads a document that somebody else checks: strictly as JSON, with each field once.
   *
   * @throws ProblemException if the body is no JSON object
   */
  public static JsonNode readTree(byte[] body) {
    return readAs(body, JsonNode.class);
  }

  private static <T> T readAs(byte[] body, Class<T> type) {
    String text = JsonText.of(body);
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw ProblemException.at(BAD_JSON, FieldError.at("", "must not be empty"));
      }
      if (first != JsonToken.START_OBJECT) {
        throw ProblemException.at(ProblemCode.BAD_FIELDS, FieldError.at("", "must be an object"));
      }
      T value = MAPPER.readValue(parser, type);
      if (parser.nextToken() != null) {
        throw ProblemException.at(BAD_JSON, FieldError.at("", "must end after the object"));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw BindingProblem.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an answer, in UTF-8. */
  public static byte[] write(Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a document: " + document.getClass(), e);
    }
  }
}
