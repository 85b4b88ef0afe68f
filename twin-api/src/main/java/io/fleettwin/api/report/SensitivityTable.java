package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a measure moves with each assumption.
 *
 * @param summary in a sentence
 * @param base the mean with all assumptions as they are
 */
record SensitivityTable(String summary, String base, List<Row> rows) {

  /**
   * An assumption.
   *
   * @param ends with its lower, then with its higher value
   */
  record Row(String path, List<End> ends, String swing) {}

  record End(String value, String mean, String difference) {}

  static SensitivityTable of(JsonNode sensitivity) {
    var measure = new Estimate(sensitivity.path("measure"));
    String unit = measure.unit();
    String base = Quantity.of(sensitivity.path("base").asDouble(), unit);
    List<Row> rows = new ArrayList<>();
    for (JsonNode factor : sensitivity.path("factors")) {
      rows.add(
          new Row(
              factor.path("path").asText(),
              List.of(end(factor.path("low"), unit), end(factor.path("high"), unit)),
              Quantity.bare(factor.path("swing").asDouble(), unit)));
    }
    String summary =
        measure.label()
            + " under plan "
            + sensitivity.path("plan").asText()
            + ": "
            + base
            + " on average with all assumptions as they are.";
    return new SensitivityTable(summary, base, rows);
  }

  private static End end(JsonNode end, String unit) {
    var mean = new Estimate(end);
    String error =
        mean.has("standardError") ? " ± " + Quantity.bare(mean.value("standardError"), unit) : "";
    return new End(
        end.path("value").asText(),
        mean.has("mean") ? Quantity.bare(mean.value("mean"), unit) : Estimate.NEVER,
        mean.has("difference") ? Quantity.signed(mean.value("difference"), unit) + error : "");
  }
}
