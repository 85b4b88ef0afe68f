package io.fleettwin.world;

import io.fleettwin.endpoint.ModelParameters;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a fork is to be: a world with the devices, rollouts and holds of another one, which goes on
 * from there by itself, with simulated outcomes and a virtual clock. What is not given is as in the
 * world that it comes from.
 *
 * @param name of the fork
 * @param parent the world that it comes from
 * @param at the moment of that world that it begins with; empty for now
 * @param seed of all draws after that moment; with another one the future is another one
 */
public record ForkOrder(
    String name,
    String parent,
    Optional<Instant> at,
    Optional<Long> seed,
    Optional<ModelParameters> parameters,
    Optional<Capacity> capacity) {

  public ForkOrder {
    if (!WorldSettings.isValidName(name)) {
      throw new IllegalArgumentException("name: " + name + " cannot be a world's name");
    }
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(capacity, "capacity");
  }

  /** The settings of the fork of a world with these settings. */
  public WorldSettings settings(WorldSettings from) {
    return new WorldSettings(
        name,
        seed.orElse(from.seed()),
        from.epoch(),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        parameters.orElse(from.parameters()),
        capacity.orElse(from.capacity()));
  }

  /** Whether a fork is what this asks for. */
  public boolean isMetBy(WorldSettings settings, Past past) {
    return past.world().equals(parent)
        && at.map(moment -> settings.tickOf(moment) == past.tick()).orElse(true)
        && settings.equals(settings(settings));
  }
}
