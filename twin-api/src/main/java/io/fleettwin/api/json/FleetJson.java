package io.fleettwin.api.json;

import io.fleettwin.cluster.cohort.FleetCount;
import java.util.Map;
import java.util.TreeMap;

/** How many devices a world has, by attribute. */
public record FleetJson(
    String world,
    int devices,
    Map<String, Integer> health,
    Map<String, Integer> formFactor,
    Map<String, Integer> build,
    Map<String, Integer> agent,
    Map<String, Integer> content) {

  public static FleetJson of(String world, FleetCount count) {
    return new FleetJson(
        world,
        count.devices(),
        constants(count.health()),
        constants(count.formFactor()),
        count.build(),
        count.agent(),
        count.content());
  }

  private static Map<String, Integer> constants(Map<String, Integer> counts) {
    Map<String, Integer> named = new TreeMap<>();
    counts.forEach((constant, devices) -> named.put(WireNames.camel(constant), devices));
    return named;
  }
}
