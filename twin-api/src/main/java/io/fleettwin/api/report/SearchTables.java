package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the search for a plan found.
 *
 * @param summary in a few sentences
 * @param tables of the front, and of all plans if there are others
 */
record SearchTables(String summary, List<Table> tables) {

  /**
   * Plans, the fastest first.
   *
   * @param folded shown on demand only
   */
  record Table(String caption, boolean folded, List<Row> rows) {}

  /**
   * A plan.
   *
   * @param rings a text for each
   */
  record Row(
      String id,
      String description,
      String complete,
      String risk,
      String riskHigh,
      String meets,
      String futures,
      List<String> rings,
      boolean best) {}

  static SearchTables of(JsonNode search) {
    String best = search.path("best").asText("");
    List<JsonNode> plans = new ArrayList<>();
    search.path("plans").forEach(plans::add);
    plans.sort(
        Comparator.comparingDouble(p -> p.path("completeMinutes").asDouble(Double.MAX_VALUE)));
    List<Row> front = new ArrayList<>();
    List<Row> all = new ArrayList<>();
    for (JsonNode plan : plans) {
      Row row = row(plan, best);
      all.add(row);
      if (plan.path("onFront").asBoolean() || row.best()) {
        front.add(row);
      }
    }
    List<Table> tables = new ArrayList<>();
    if (!front.isEmpty()) {
      tables.add(new Table("The front: no other plan is both faster and safer", false, front));
    }
    if (all.size() > front.size()) {
      String count = Quantity.number(all.size());
      tables.add(new Table("All " + count + " plans that were tried", true, all));
    }
    return new SearchTables(summary(search, plans), tables);
  }

  private static String summary(JsonNode search, List<JsonNode> plans) {
    JsonNode limit = search.path("limit");
    String tried =
        Quantity.number(search.path("plansTried").asDouble(plans.size()))
            + " plans were tried in "
            + Quantity.number(search.path("futures").asDouble())
            + " futures. The limit: at most "
            + Quantity.number(limit.path("peakDownPercent").asDouble())
            + " % of the fleet down at once, with "
            + Quantity.number(limit.path("confidencePercent").asDouble())
            + " % confidence. ";
    String best = search.path("best").asText("");
    return tried
        + plans.stream()
            .filter(p -> !best.isEmpty() && p.path("id").asText().equals(best))
            .findFirst()
            .map(p -> "The fastest plan within it is " + best + ", complete after " + complete(p))
            .orElse("No plan that was tried is within it")
        + ".";
  }

  private static Row row(JsonNode plan, String best) {
    String id = plan.path("id").asText();
    List<String> rings = new ArrayList<>();
    plan.path("rings").forEach(ring -> rings.add(ring(ring)));
    return new Row(
        id,
        plan.path("description").asText(""),
        complete(plan),
        percent(plan.path("peakDownPercent")),
        percent(plan.path("peakDownPercentHigh")),
        plan.path("meetsLimit").asBoolean() ? "yes" : "no",
        Quantity.number(plan.path("futures").asDouble()),
        rings,
        id.equals(best));
  }

  private static String complete(JsonNode plan) {
    JsonNode minutes = plan.path("completeMinutes");
    return minutes.isNumber() ? Quantity.duration(minutes.doubleValue()) : Estimate.NEVER;
  }

  private static String percent(JsonNode percent) {
    return percent.isNumber() ? Quantity.number(percent.doubleValue()) + " %" : "";
  }

  private static String ring(JsonNode ring) {
    String text = ring.path("name").asText() + ": " + ring.path("size").asText();
    String bake = bake(ring.path("bake").asText(""));
    JsonNode threshold = ring.path("thresholdPercent");
    return text
        + (bake.isEmpty() ? "" : ", bakes " + bake)
        + (threshold.isNumber()
            ? ", stops at " + Quantity.number(threshold.doubleValue()) + " %"
            : "");
  }

  private static String bake(String bake) {
    try {
      Duration duration = Duration.parse(bake);
      return duration.isZero() ? "" : Quantity.duration((double) duration.toMinutes());
    } catch (DateTimeParseException e) {
      return bake;
    }
  }
}
