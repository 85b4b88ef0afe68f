package io.fleettwin.api.config;

import io.fleettwin.rollout.RingPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published way to roll an update out, for fleets of any size.
 *
 * @param name such as {@code autopatch}
 * @param rollBackOnFailure whether a failed gate takes the update back from the devices that have
 *     it
 * @param sources where the figures come from: text by the path of what it is about
 */
public record RingPreset(
    String name,
    String description,
    boolean rollBackOnFailure,
    List<PresetRing> rings,
    Map<String, String> sources) {
  public RingPreset {
    rings = List.copyOf(rings);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** The same with another answer to a failed gate. */
  RingPreset withRollBackOnFailure(boolean rollBack) {
    return new RingPreset(name, description, rollBack, rings, sources);
  }

  /**
   * The rings of a fleet of this size, in the order in which they open; the last takes the rest.
   */
  public List<RingPlan> ringsFor(int devices) {
    return rings.stream().map(ring -> ring.inFleetOf(devices)).flatMap(Optional::stream).toList();
  }
}
