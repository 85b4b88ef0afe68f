package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A measure over all futures of a plan, or its difference between two plans.
 *
 * @param json as the result has it
 */
record Estimate(JsonNode json) {

  /** Where futures do not get that far. */
  static final String NEVER = "never";

  /** The measure of this id among those of a plan, if it is there. */
  static Optional<Estimate> of(JsonNode measures, String id) {
    return StreamSupport.stream(measures.spliterator(), false)
        .filter(m -> m.path("id").asText().equals(id))
        .findFirst()
        .map(Estimate::new);
  }

  String id() {
    return json.path("id").asText();
  }

  String label() {
    return json.path("label").asText(id());
  }

  String unit() {
    return json.path("unit").asText("");
  }

  boolean has(String statistic) {
    return json.path(statistic).isNumber();
  }

  /**
   * The figure.
   *
   * @param statistic one that it has
   */
  double value(String statistic) {
    return json.path(statistic).doubleValue();
  }

  /** The share of futures in which it is not reached. */
  double neverShare() {
    return json.path("never").asDouble(0);
  }

  /** Neither the median nor nearly any future is above nothing. */
  boolean isNothing() {
    return has("median") && value("median") == 0 && (!has("high") || value("high") == 0);
  }

  /** The median with its unit. */
  String median() {
    return has("median") ? Quantity.of(value("median"), unit()) : notReached();
  }

  /** The median where the unit stands in a heading. */
  String bareMedian() {
    return has("median") ? Quantity.bare(value("median"), unit()) : notReached();
  }

  private String notReached() {
    return neverShare() >= 1 ? NEVER : "not reached";
  }

  /** From the 5th to the 95th percentile; empty if there is no band. */
  String band() {
    if (!has("low")) {
      return "";
    }
    String high = has("high") ? Quantity.bare(value("high"), unit()) : NEVER;
    return Quantity.bare(value("low"), unit()) + " to " + high;
  }

  /** The band of a difference. */
  String signedBand() {
    return has("low") && has("high") ? signed("low") + " to " + signed("high") : "";
  }

  /** A figure of a difference. */
  String signed(String statistic) {
    return has(statistic) ? Quantity.signed(value(statistic), unit()) : "";
  }

  /** The band in brackets after a figure in a text; empty if there is none. */
  String bracketed() {
    String band = band();
    return band.isEmpty() ? "" : " (" + band + ")";
  }

  /** How sure the mean is: mean 6,021 ± 6.1; empty if it is not told. */
  String error() {
    if (!has("mean") || !has("standardError")) {
      return "";
    }
    return "mean "
        + Quantity.bare(value("mean"), unit())
        + " ± "
        + Quantity.bare(value("standardError"), unit());
  }
}
