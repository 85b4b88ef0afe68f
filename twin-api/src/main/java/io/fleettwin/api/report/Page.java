package io.fleettwin.api.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What report.html shows, by the names it has there. What is null or empty is left out of the page.
 *
 * @param warning why the figures deserve less trust
 * @param compared there are differences
 * @param assumed there are assumptions
 * @param question as YAML, in which questions are written
 * @param made with what the result was made
 */
record Page(
    String title,
    String description,
    List<Fact> facts,
    String warning,
    String futures,
    List<Findings> findings,
    PlanTables.Measures measures,
    PlanTables.Stops stops,
    CurveTables curves,
    boolean compared,
    List<PlanTables.Difference> differences,
    SearchTables search,
    SensitivityTable sensitivity,
    boolean assumed,
    List<Assumption> assumptions,
    String question,
    String made) {

  /** What a reader wants to know before the figures. */
  record Fact(String label, String text) {}

  record Assumption(String name, String value, String source) {}

  /** Every string is quoted: bare, YAML would take some for times and numbers. */
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Page of(JsonNode result) {
    JsonNode question = result.path("question");
    JsonNode plans = result.path("plans");
    JsonNode replications = result.path("replications");
    List<Findings> findings = new ArrayList<>();
    plans.forEach(plan -> findings.add(Findings.of(result, plan)));
    PlanTables.Stops stops = PlanTables.stops(plans);
    CurveTables curves = CurveTables.of(plans);
    var differences = PlanTables.differences(result.path("differences"));
    List<Assumption> assumptions = assumptions(result.path("assumptions"));
    return new Page(
        question.path("name").asText(result.path("id").asText()),
        text(question.path("description")),
        facts(result),
        warning(replications),
        Quantity.number(replications.path("done").asDouble()) + " futures",
        findings,
        PlanTables.measures(plans),
        stops.rows().isEmpty() ? null : stops,
        curves.plans().isEmpty() ? null : curves,
        !differences.isEmpty(),
        differences,
        result.path("search").isObject() ? SearchTables.of(result.path("search")) : null,
        result.path("sensitivity").isObject()
            ? SensitivityTable.of(result.path("sensitivity"))
            : null,
        !assumptions.isEmpty(),
        assumptions,
        yaml(question.path("document")),
        made(result));
  }

  private static List<Fact> facts(JsonNode result) {
    JsonNode fleet = result.path("fleet");
    List<Fact> facts = new ArrayList<>();
    String from =
        fleet.path("world").isTextual()
            ? ", world " + fleet.path("world").asText()
            : fleet.path("profile").isTextual()
                ? ", profile " + fleet.path("profile").asText()
                : "";
    facts.add(new Fact("Fleet", Quantity.of(fleet.path("devices").asDouble(), "devices") + from));
    facts.add(new Fact("Start", moment(result.path("epoch").asText())));
    facts.add(new Fact("Played for", Quantity.duration(result.path("horizonMinutes").asDouble())));
    facts.add(new Fact("Futures", replications(result.path("replications"))));
    facts.add(new Fact("Seed", result.at("/replications/seed").asText()));
    facts.add(new Fact("Result", result.path("id").asText()));
    return facts;
  }

  private static String replications(JsonNode replications) {
    String done = Quantity.number(replications.path("done").asDouble());
    String asked = " of " + Quantity.number(replications.path("asked").asDouble());
    return switch (replications.path("endedBy").asText()) {
      case "tightEnough" -> done + asked + ", then tight enough";
      case "cancelled" -> done + asked + ", then cancelled";
      default -> done;
    };
  }

  private static String warning(JsonNode replications) {
    return replications.path("endedBy").asText().equals("cancelled")
        ? "The simulation was cancelled: figures are of the futures played until then."
        : "";
  }

  private static List<Assumption> assumptions(JsonNode assumptions) {
    List<Assumption> all = new ArrayList<>();
    for (JsonNode a : assumptions) {
      all.add(new Assumption(text(a.path("name")), text(a.path("value")), text(a.path("source"))));
    }
    return all;
  }

  private static String made(JsonNode result) {
    String product = text(result.at("/product/name")) + " " + text(result.at("/product/version"));
    JsonNode wall = result.path("wallSeconds");
    String time = wall.isNumber() ? ", in " + Quantity.number(wall.doubleValue()) + " s" : "";
    return "Calculated with " + product + time + ".";
  }

  private static String moment(String epoch) {
    try {
      return MOMENT.format(Instant.parse(epoch));
    } catch (DateTimeParseException e) {
      return epoch;
    }
  }

  private static String yaml(JsonNode document) {
    if (document.isMissingNode() || document.isNull()) {
      return "";
    }
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull()
        ? ""
        : node.isValueNode() ? node.asText() : node.toString();
  }
}
