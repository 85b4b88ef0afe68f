package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The plots over time in figures, at moments that people name, and what the plots can show.
 *
 * @param series of all plans, for the choice
 */
record CurveTables(List<Series> series, List<Plan> plans) {

  record Series(String id, String label) {}

  /**
   * A plan's tables: the fleet's, then the rings'.
   *
   * @param index the plan's position in the result
   */
  record Plan(int index, String plan, List<Table> tables) {}

  record Table(String part, List<String> columns, List<Row> rows) {}

  record Row(String after, List<Cell> cells) {}

  record Cell(String median, String band) {}

  /** Minutes: a quarter of an hour to eight weeks. */
  private static final int[] MOMENTS = {
    15, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320, 7200, 10_080, 20_160, 40_320, 80_640
  };

  /** Of the plans that have curves; without plans if none has. */
  static CurveTables of(JsonNode plans) {
    Map<String, Series> series = new LinkedHashMap<>();
    List<Plan> tables = new ArrayList<>();
    int index = 0;
    for (JsonNode plan : plans) {
      JsonNode curves = plan.path("curves");
      if (!curves.path("minutes").isEmpty() && !curves.path("series").isEmpty()) {
        curves
            .path("series")
            .forEach(s -> series.putIfAbsent(id(s), new Series(id(s), s.path("label").asText())));
        tables.add(new Plan(index, plan.path("id").asText(), tables(plan)));
      }
      index++;
    }
    return new CurveTables(downFirst(series), tables);
  }

  /** The plots begin with what planners ask for first. */
  private static List<Series> downFirst(Map<String, Series> series) {
    List<Series> ordered = new ArrayList<>(series.values());
    ordered.sort((a, b) -> Boolean.compare(b.id().equals("down"), a.id().equals("down")));
    return ordered;
  }

  private static List<Table> tables(JsonNode plan) {
    JsonNode curves = plan.path("curves");
    int[] minutes = ints(curves.path("minutes"));
    List<String> columns = new ArrayList<>();
    curves.path("series").forEach(s -> columns.add(s.path("label").asText()));
    List<Integer> positions = positions(minutes, curves.path("series"));

    List<Table> tables = new ArrayList<>();
    List<JsonNode> fleet = new ArrayList<>();
    curves.path("series").forEach(s -> fleet.add(s.path("fleet")));
    tables.add(new Table("Fleet", columns, rows(minutes, positions, fleet)));
    JsonNode rings = plan.path("rings");
    // A single ring is the fleet.
    for (int i = 0; rings.size() > 1 && i < rings.size(); i++) {
      List<JsonNode> ring = new ArrayList<>();
      for (JsonNode s : curves.path("series")) {
        ring.add(s.path("rings").path(i));
      }
      String name = "Ring " + rings.path(i).path("name").asText();
      tables.add(new Table(name, columns, rows(minutes, positions, ring)));
    }
    return tables;
  }

  private static List<Row> rows(int[] minutes, List<Integer> positions, List<JsonNode> bands) {
    List<Row> rows = new ArrayList<>();
    for (int p : positions) {
      List<Cell> cells = new ArrayList<>();
      for (JsonNode band : bands) {
        cells.add(cell(band, p));
      }
      rows.add(new Row(Quantity.duration(minutes[p]), cells));
    }
    return rows;
  }

  private static Cell cell(JsonNode band, int position) {
    JsonNode median = band.path("median").path(position);
    if (!median.isNumber()) {
      return new Cell("", "");
    }
    String low = Quantity.number(band.path("low").path(position).asDouble());
    String high = Quantity.number(band.path("high").path(position).asDouble());
    String shown = Quantity.number(median.doubleValue());
    boolean certain = low.equals(shown) && high.equals(shown);
    return new Cell(shown, certain ? "" : low + " to " + high);
  }

  /** Those nearest to the moments, the worst moment, and the end. */
  private static List<Integer> positions(int[] minutes, JsonNode series) {
    TreeSet<Integer> positions = new TreeSet<>();
    int last = minutes.length - 1;
    for (int moment : MOMENTS) {
      if (moment <= minutes[last]) {
        positions.add(Thinned.nearest(minutes, moment));
      }
    }
    for (JsonNode s : series) {
      if (id(s).equals("down")) {
        positions.add(Thinned.highest(s.path("fleet").path("median")));
      }
    }
    positions.add(last);
    return List.copyOf(positions);
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }

  private static String id(JsonNode series) {
    return series.path("id").asText();
  }
}
