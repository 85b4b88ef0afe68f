package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of a result that report.js draws. */
final class PlotData {

  private PlotData() {}

  /** As JSON that may stand in a script element: neither HTML nor JavaScript sees an end in it. */
  static String of(JsonNode result) {
    return scriptSafe(tree(result).toString());
  }

  private static ObjectNode tree(JsonNode result) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("devices", result.at("/fleet/devices"));
    ArrayNode plans = data.putArray("plans");
    for (JsonNode plan : result.path("plans")) {
      ObjectNode one = plans.addObject();
      one.set("id", plan.path("id"));
      one.set("rings", plan.path("rings"));
      if (plan.path("curves").isObject()) {
        one.set("curves", Thinned.curves(plan.path("curves")));
      }
    }
    for (String section : new String[] {"sensitivity", "search"}) {
      if (result.path(section).isObject()) {
        data.set(section, result.path(section));
      }
    }
    return data;
  }

  /** These stand in JSON only within strings, where an escape means the same. */
  static String scriptSafe(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
