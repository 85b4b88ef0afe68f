package io.fleettwin.fleet;

import io.fleettwin.device.FormFactor;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The driver sets of a fleet, one object for each that differs: with each agent, and without. */
final class Images {

  /** The position of the agent's version on devices without an agent. */
  static final int NONE = -1;

  private final Optional<AgentShares> agent;

  /** By form factor, machine and 1 + version of the agent. */
  private final Map<FormFactor, List<List<DriverSet>>> sets;

  private Images(Optional<AgentShares> agent, Map<FormFactor, List<List<DriverSet>>> sets) {
    this.agent = agent;
    this.sets = sets;
  }

  static Images of(FleetProfile profile) {
    Interned<DriverSet> interned = new Interned<>();
    Map<FormFactor, List<List<DriverSet>>> sets = new EnumMap<>(FormFactor.class);
    profile
        .machines()
        .forEach((formFactor, shares) ->
            sets.put(
                formFactor,
                shares.machines().values().stream()
                    .map(machine -> sets(machine.drivers(), profile.agent(), interned))
                    .toList()));
    return new Images(profile.agent(), sets);
  }

  private static List<DriverSet> sets(
      DriverSet plain, Optional<AgentShares> agent, Interned<DriverSet> interned) {
    List<DriverSet> sets = new ArrayList<>();
    sets.add(interned.one(plain));
    if (agent.isPresent()) {
      for (String version : agent.get().versions().values()) {
        DriverSet set = plain;
        for (Driver driver : agent.get().drivers()) {
          set =
              set.with(
                  new Driver(
                      driver.module(),
                      driver.vendor(),
                      version,
                      driver.mode(),
                      driver.start(),
                      driver.load()));
        }
        sets.add(interned.one(set));
      }
    }
    return List.copyOf(sets);
  }

  DriverSet drivers(FormFactor formFactor, int machine, int agentVersion) {
    return sets.get(formFactor).get(machine).get(agentVersion - NONE);
  }

  /** The agent's version as it is reported; empty without an agent. */
  String agentVersion(int position) {
    return position == NONE ? "" : agent.orElseThrow().versions().get(position);
  }

  /** The version of the agent's content; empty without an agent. */
  String content(int agentVersion) {
    return agentVersion == NONE ? "" : agent.orElseThrow().content();
  }
}
