package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that have plans side by side, and those of the differences between them. */
final class PlanTables {

  /**
   * Measures by plan.
   *
   * @param plans their ids, in the order of the cells
   */
  record Measures(List<String> plans, List<MeasureRow> rows) {}

  record MeasureRow(String label, String unit, List<Cell> cells) {}

  /** A figure, with what stands small below it; empty is left out. */
  record Cell(String median, String band, String error, String never) {
    private static final Cell NONE = new Cell("", "", "", "");

    private static Cell of(Estimate e) {
      // The median says it where nearly no future gets that far.
      boolean partly = e.neverShare() > 0 && e.neverShare() < 1;
      String never = partly ? "never in " + Quantity.percent(e.neverShare()) : "";
      return new Cell(e.bareMedian(), e.band(), e.error(), never);
    }
  }

  /** What stopped the plans. */
  record Stops(List<String> plans, List<StopRow> rows) {}

  record StopRow(String by, List<Share> shares) {}

  /**
   * A share of the futures.
   *
   * @param width of its bar, of 100; empty if there is nothing to draw
   */
  record Share(String text, String width) {}

  /** A plan against another. */
  record Difference(String plan, String against, List<DifferenceRow> rows) {}

  record DifferenceRow(
      String label,
      String unit,
      String median,
      String band,
      String mean,
      String lower,
      String higher) {}

  private PlanTables() {}

  /** A row for each measure that any plan has. */
  static Measures measures(JsonNode plans) {
    Map<String, Estimate> rows = new LinkedHashMap<>();
    for (JsonNode plan : plans) {
      plan.path("measures").forEach(m -> rows.putIfAbsent(m.path("id").asText(), new Estimate(m)));
    }
    List<MeasureRow> filled = new ArrayList<>();
    for (Estimate row : rows.values()) {
      List<Cell> cells = new ArrayList<>();
      for (JsonNode plan : plans) {
        cells.add(Estimate.of(plan.path("measures"), row.id()).map(Cell::of).orElse(Cell.NONE));
      }
      filled.add(new MeasureRow(row.label(), Quantity.inHeading(row.unit()), cells));
    }
    return new Measures(ids(plans), filled);
  }

  /** A row for each of those who stopped any plan; no rows if the result does not tell. */
  static Stops stops(JsonNode plans) {
    Set<String> rows = new LinkedHashSet<>();
    for (JsonNode plan : plans) {
      plan.path("stoppedBy").forEach(s -> rows.add(s.path("by").asText()));
    }
    List<StopRow> filled = new ArrayList<>();
    for (String by : rows) {
      List<Share> shares = new ArrayList<>();
      plans.forEach(plan -> shares.add(share(plan.path("stoppedBy"), by)));
      filled.add(new StopRow(by, shares));
    }
    return new Stops(ids(plans), filled);
  }

  private static Share share(JsonNode stoppedBy, String by) {
    for (JsonNode stop : stoppedBy) {
      double share = stop.path("share").asDouble();
      if (stop.path("by").asText().equals(by) && share > 0) {
        return new Share(Quantity.percent(share), Double.toString(100 * share));
      }
    }
    return new Share("0 %", "");
  }

  static List<Difference> differences(JsonNode differences) {
    List<Difference> all = new ArrayList<>();
    for (JsonNode difference : differences) {
      List<DifferenceRow> rows = new ArrayList<>();
      difference.path("measures").forEach(m -> rows.add(row(new Estimate(m))));
      all.add(
          new Difference(
              difference.path("plan").asText(), difference.path("against").asText(), rows));
    }
    return all;
  }

  private static DifferenceRow row(Estimate e) {
    String error =
        e.has("standardError") ? " ± " + Quantity.bare(e.value("standardError"), e.unit()) : "";
    return new DifferenceRow(
        e.label(),
        Quantity.inHeading(e.unit()),
        e.has("median") ? e.signed("median") : "not reached",
        e.signedBand(),
        e.has("mean") ? e.signed("mean") + error : "",
        e.has("lowerShare") ? Quantity.percent(e.value("lowerShare")) : "",
        e.has("higherShare") ? Quantity.percent(e.value("higherShare")) : "");
  }

  private static List<String> ids(JsonNode plans) {
    List<String> ids = new ArrayList<>();
    plans.forEach(plan -> ids.add(plan.path("id").asText()));
    return ids;
  }
}
