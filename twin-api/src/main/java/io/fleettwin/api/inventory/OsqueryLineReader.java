package io.fleettwin.api.inventory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one line of an osquery result log. Hosts repeat each other, so equal rows are kept once.
 *
 * <p>Source of the shapes: osquery documentation, deployment/logging.
 */
final class OsqueryLineReader {

  /** What is wrong with a line. */
  static final class BadLine extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String field;

    BadLine(String field, String reason) {
      super(reason);
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  /** The columns of the tables that are imported; all others are passed over. */
  private static final Set<String> COLUMNS =
      Set.of(
          "image",
          "service",
          "version",
          "provider",
          "manufacturer",
          "inf",
          "name",
          "service_type",
          "start_type",
          "status",
          "win32_exit_code",
          "path",
          "platform",
          "build",
          "revision",
          "hardware_vendor",
          "hardware_model",
          "computer_name",
          "drive_letter",
          "protection_status",
          "conversion_status",
          "hotfix_id");

  /** Field names come from outside: a shared table of them could be filled, or made to collide. */
  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final Map<Map<String, String>, Map<String, String>> rows = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /** How many different rows all lines so far had. */
  int distinctRows() {
    return rows.size();
  }

  OsqueryResult read(int line, String text) throws IOException, BadLine {
    int depth = JsonDepth.of(text);
    if (depth > ImportLimits.MAX_JSON_DEPTH) {
      throw new BadLine(
          "", "is nested " + depth + " deep, at most " + ImportLimits.MAX_JSON_DEPTH + " allowed");
    }
    try (JsonParser parser = json.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadLine("", "is no JSON object");
      }
      var fields = new OsqueryFields();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        field(parser, fields);
      }
      if (parser.nextToken() != null) {
        throw new BadLine("", "has something behind its JSON object");
      }
      return fields.toResult(line);
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new BadLine(
          "", "is no JSON" + (where == null ? "" : ": wrong at column " + where.getColumnNr()));
    }
  }

  private void field(JsonParser parser, OsqueryFields fields) throws IOException, BadLine {
    String name = parser.getCurrentName();
    JsonToken value = parser.nextToken();
    switch (name) {
      case "name" -> fields.query = text(parser, name);
      case "hostIdentifier" -> fields.hostIdentifier = text(parser, name);
      case "hostname" -> fields.hostname = text(parser, name);
      case "action" -> fields.action = text(parser, name);
      case "unixTime" -> fields.unixTime = text(parser, name);
      case "epoch" -> fields.epoch = text(parser, name);
      case "counter" -> fields.counter = text(parser, name);
      case "columns" -> fields.columns = List.of(row(parser, name));
      case "snapshot" -> fields.snapshot = rows(parser, name);
      case "diffResults" -> {
        if (value != JsonToken.START_OBJECT) {
          throw new BadLine(name, "is no object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String action = parser.getCurrentName();
          parser.nextToken();
          switch (action) {
            case "added" -> fields.added = rows(parser, name + ".added");
            case "removed" -> fields.removed = rows(parser, name + ".removed");
            default -> parser.skipChildren();
          }
        }
        fields.batch = true;
      }
      default -> parser.skipChildren();
    }
  }

  /** An array of rows; osquery writes an empty text where there are none. */
  private List<Map<String, String>> rows(JsonParser parser, String field)
      throws IOException, BadLine {
    if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().isEmpty()) {
      return List.of();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new BadLine(field, "is no array");
    }
    var found = new ArrayList<Map<String, String>>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.add(row(parser, field));
    }
    return found;
  }

  private Map<String, String> row(JsonParser parser, String field) throws IOException, BadLine {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BadLine(field, "holds something else than objects");
    }
    Map<String, String> columns = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.getCurrentName();
      parser.nextToken();
      if (COLUMNS.contains(name)) {
        String value = text(parser, field + "." + name).strip();
        columns.put(name, texts.computeIfAbsent(value, same -> same));
      } else {
        parser.skipChildren();
      }
    }
    Map<String, String> row = Map.copyOf(columns);
    return rows.computeIfAbsent(row, same -> same);
  }

  private static String text(JsonParser parser, String field) throws IOException, BadLine {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (!token.isScalarValue()) {
      throw new BadLine(field, "is neither a text nor a number");
    }
    return parser.getText();
  }
}
