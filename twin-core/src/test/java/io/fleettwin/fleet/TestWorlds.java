package io.fleettwin.fleet;

import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;

/** Settings of worlds for tests; tick 0 is a Monday, 0:00 UTC. */
final class TestWorlds {

  static final long SEED = 42;
  static final int HOUR = 60;
  static final int DAY = 24 * HOUR;

  private static final Instant MONDAY = Instant.parse("2024-07-15T00:00:00Z");

  private TestWorlds() {}

  /** The real fleet. */
  static WorldSettings reported() {
    return WorldSettings.live(MONDAY);
  }

  /** Outcomes are simulated, nothing is scarce, and nobody comes to devices. */
  static WorldSettings simulated() {
    return simulated(SEED, Capacity.UNLIMITED);
  }

  /** Downloads and remediations have to be waited for, and people are there day and night. */
  static WorldSettings scarce() {
    return simulated(SEED, new Capacity(new ServiceDesk(2, 0, DAY, true, 0), 1, 1));
  }

  static WorldSettings simulated(long seed, Capacity capacity) {
    return new WorldSettings(
        "fork",
        seed,
        MONDAY,
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        capacity);
  }
}
