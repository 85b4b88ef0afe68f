package io.fleettwin.cluster.node;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.time.Duration;
import java.time.Instant;

/** Simulated worlds that begin on Friday, 19 July 2024, at 04:09 UTC. */
public final class TestWorld {

  /** The minute of the day at which the worlds begin. */
  public static final int BEGINS = 4 * 60 + 9;

  private static final long SEED = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private TestWorld() {}

  /** A world in which nobody goes to devices. */
  public static WorldSettings named(String name) {
    return named(name, ServiceDesk.NONE);
  }

  public static WorldSettings named(String name, ServiceDesk desk) {
    return named(name, desk, SEED);
  }

  public static WorldSettings named(String name, ServiceDesk desk, long seed) {
    return new WorldSettings(
        name,
        seed,
        Instant.parse("2024-07-19T04:09:00Z"),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        new Capacity(desk, 0, 0));
  }

  /** Lets a world run until nothing more happens, and waits for it. */
  public static void runToEnd(Fleet fleet, String world, int untilTick) {
    TestFleet.done(fleet.run(world, untilTick));
    awaitEnd(fleet, world);
  }

  /** Waits until a world that was asked to run does so no longer. */
  public static void awaitEnd(Fleet fleet, String world) {
    Instant deadline = Instant.now().plus(PATIENCE);
    WorldView view = view(fleet, world);
    while (view.runsUntil() >= 0) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("a world has stopped at a tick: " + view);
      }
      view = view(fleet, world);
    }
  }

  private static WorldView view(Fleet fleet, String world) {
    return TestFleet.await(Again.ask(() -> fleet.world(world))).orElseThrow();
  }

  /** The tick of a time of the first day, UTC. */
  public static int at(int hour, int minute) {
    return hour * 60 + minute - BEGINS;
  }
}
