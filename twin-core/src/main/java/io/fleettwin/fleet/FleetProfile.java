package io.fleettwin.fleet;

import io.fleettwin.device.FormFactor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a fleet consists of, as shares of a population. A {@link FleetGenerator} makes fleets of any
 * size from it.
 *
 * @param machines by form factor; one for each in {@code formFactors}
 * @param agent empty if no device has a security agent
 * @param sources where the figures come from: text by the path of the part of the profile that it
 *     is about, in the order of the profile; "assumed" stands in it where nothing published is
 *     known
 */
public record FleetProfile(
    String name,
    String description,
    Shares<FormFactor> formFactors,
    Map<FormFactor, MachineShares> machines,
    SiteShares sites,
    RecoveryShares recovery,
    Optional<AgentShares> agent,
    Map<String, String> sources) {
  public FleetProfile {
    machines = Map.copyOf(machines);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    for (FormFactor formFactor : formFactors.values()) {
      if (!machines.containsKey(formFactor)) {
        throw new IllegalArgumentException("no machines for form factor " + formFactor);
      }
    }
  }

  /** The same with other settings of Quick Machine Recovery. */
  public FleetProfile withRecovery(RecoveryShares other) {
    return new FleetProfile(name, description, formFactors, machines, sites, other, agent, sources);
  }
}
