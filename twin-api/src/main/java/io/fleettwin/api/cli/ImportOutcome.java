package io.fleettwin.api.cli;

import static io.fleettwin.api.cli.screen.Text.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.cli.screen.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a file.
 *
 * @param wasRead whether it could be read as an inventory
 * @param body what the node answered: what it did, or a problem document
 */
record ImportOutcome(Upload upload, boolean wasRead, JsonNode body) {

  /** Problems of one file that are shown; there may be thousands. */
  private static final int MAX_SHOWN = 50;

  private static final List<String> FIGURES =
      List.of("devices", "enrolled", "updated", "unchanged", "refused", "rowsRejected");

  /** The outcomes of files that were read. */
  static String table(List<ImportOutcome> outcomes) {
    Table table =
        Table.ofFigures(
            List.of("File", "Devices", "New", "Updated", "Unchanged", "Refused", "Rows left out"));
    outcomes.forEach(outcome -> table.row(outcome.cells()));
    return table.toString();
  }

  private List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.add(upload.file().toString());
    FIGURES.forEach(figure -> cells.add(number(body.path(figure).asLong())));
    return cells;
  }

  /** Why it could not be read. */
  String failure() {
    String title = body.path("title").asText("the node has refused it");
    return upload.file() + " is not imported: " + body.path("detail").asText(title);
  }

  /** What was wrong with its rows, a line each. */
  List<String> problems() {
    List<String> lines = new ArrayList<>();
    for (JsonNode problem : body.path("problems")) {
      if (lines.size() < MAX_SHOWN) {
        lines.add(upload.file() + place(problem) + ": " + reason(problem));
      }
    }
    long more = body.path("problemsTotal").asLong() - lines.size();
    if (more > 0) {
      lines.add("%s: and %s more; --json lists more".formatted(upload.file(), number(more)));
    }
    return lines;
  }

  private static String place(JsonNode problem) {
    StringBuilder place = new StringBuilder();
    if (problem.has("line")) {
      place.append(" line ").append(problem.get("line").asLong());
    }
    for (String part : List.of("field", "device")) {
      if (problem.has(part)) {
        place.append(", ").append(problem.get(part).asText());
      }
    }
    return place.toString();
  }

  private static String reason(JsonNode problem) {
    return "%s: %s".formatted(problem.path("effect").asText(), problem.path("reason").asText());
  }

  /** The node's answer, with the file that it is about. */
  ObjectNode toJson() {
    ObjectNode json = PrettyJson.MAPPER.createObjectNode();
    json.put("file", upload.file().toString());
    json.put("imported", wasRead);
    json.set(wasRead ? "outcome" : "problem", body);
    return json;
  }
}
