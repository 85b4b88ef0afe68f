package io.fleettwin.api.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The results of a demo as JSON. Times are in minutes of simulated time; absent is null. A point of
 * the curve is a minute, and how many devices were down and without agent from then on.
 */
public final class ResultJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ResultJson() {}

  /** All that the table and the lines below it say. */
  public static ObjectNode of(
      DemoSetup setup, List<PlanRun> runs, Map<String, List<String>> assumptions) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("scenario", setup.scenario().name());
    json.put("profile", setup.profile().name());
    json.put("devices", setup.devices());
    json.put("seed", setup.seed());
    ArrayNode plans = json.putArray("plans");
    runs.forEach(run -> plans.add(plan(run)));
    json.set(
        "comparison",
        MAPPER.valueToTree(Comparison.of(runs.stream().map(PlanRun::result).toList())));
    json.set("assumed", MAPPER.valueToTree(assumptions));
    return json;
  }

  /** One plan. */
  static ObjectNode plan(PlanRun run) {
    PlanResult result = run.result();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("plan", result.plan());
    json.put("mode", result.mode().name());
    json.put("devices", result.devices());
    json.put("offered", result.offered());
    json.put("hit", result.hit());
    json.put("hitShare", (double) result.hit() / result.devices());
    ObjectNode peaks = json.putObject("atOnce");
    peak(peaks.putObject("down"), result.down());
    peak(peaks.putObject("bootLoop"), result.bootLoop());
    peak(peaks.putObject("winRe"), result.winRe());
    peak(peaks.putObject("withoutAgent"), result.unprotected());
    json.set("recovered", MAPPER.valueToTree(result.recovered()));
    ObjectNode back = json.putObject("backAfterMinutes");
    for (Milestone milestone : result.back()) {
      String percent = Integer.toString(milestone.percent());
      milestone.minute().ifPresentOrElse(m -> back.put(percent, m), () -> back.putNull(percent));
    }
    json.put("stillDown", result.stillDown());
    json.put("rolledBack", result.rolledBack());
    json.put("withdrawn", result.withdrawn());
    json.put("neverOffered", result.neverOffered());
    json.set("stoppedBy", stop(result.stop()));
    ArrayNode curve = json.putArray("curve");
    result
        .curve()
        .forEach(p -> curve.addArray().add(p.minute()).add(p.down()).add(p.unprotected()));
    json.put("simulatedMinutes", result.simulatedMinutes());
    json.put("wallSeconds", run.wall().toMillis() / 1000.0);
    json.put("events", run.events());
    return json;
  }

  private static void peak(ObjectNode json, Peak peak) {
    json.put("devices", peak.devices());
    if (peak.devices() == 0) {
      json.putNull("afterMinutes");
    } else {
      json.put("afterMinutes", peak.minute());
    }
  }

  /** Who or what stopped a rollout, and when. */
  static ObjectNode stop(Stop stop) {
    ObjectNode json = MAPPER.createObjectNode();
    switch (stop) {
      case Stop.ByGate gate -> {
        json.put("what", "GATE");
        json.put("ring", gate.ring());
        json.put("failures", gate.failures());
        json.put("sample", gate.sample());
        json.put("afterMinutes", gate.minute());
      }
      case Stop.ByVendor vendor -> json.put("what", "VENDOR").put("afterMinutes", vendor.minute());
      case Stop.ByOperator operator ->
          json.put("what", "OPERATOR").put("afterMinutes", operator.minute());
      case Stop.ByNobody nobody -> json.put("what", "NOBODY");
    }
    return json;
  }
}
