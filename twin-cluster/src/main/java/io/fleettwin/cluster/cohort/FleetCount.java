package io.fleettwin.cluster.cohort;

import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.fleet.DeviceCounts;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many devices a world has, by attribute.
 *
 * @param devices all that are not decommissioned
 * @param health by boot health
 * @param content by version of the agent's content
 * @param agent by version of the agent
 * @param build by build of Windows
 * @param formFactor by form factor
 */
public record FleetCount(
    int devices,
    Map<String, Integer> health,
    Map<String, Integer> content,
    Map<String, Integer> agent,
    Map<String, Integer> build,
    Map<String, Integer> formFactor)
    implements ClusterMessage {

  public static final FleetCount NONE =
      new FleetCount(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  static FleetCount of(DeviceCounts counts) {
    return new FleetCount(
        counts.devices(),
        counts.byHealth(),
        counts.byContent(),
        counts.byAgent(),
        counts.byBuild(),
        counts.byFormFactor());
  }

  public FleetCount plus(FleetCount other) {
    return new FleetCount(
        devices + other.devices,
        sum(health, other.health),
        sum(content, other.content),
        sum(agent, other.agent),
        sum(build, other.build),
        sum(formFactor, other.formFactor));
  }

  private static Map<String, Integer> sum(Map<String, Integer> a, Map<String, Integer> b) {
    Map<String, Integer> sum = new TreeMap<>(a);
    b.forEach((key, count) -> sum.merge(key, count, Integer::sum));
    return sum;
  }
}
