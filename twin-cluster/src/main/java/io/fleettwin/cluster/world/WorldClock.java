package io.fleettwin.cluster.world;

import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import java.time.Clock;

/** Hands a node the clock on the wall; without it, that of the machine. */
public final class WorldClock extends Setup {

  private final Clock clock;

  public WorldClock(Clock clock) {
    this.clock = clock;
  }

  /** The clock that worlds with a wall clock go by. */
  public static Clock of(ActorSystem<?> system) {
    return system
        .settings()
        .setup()
        .get(WorldClock.class)
        .map(setup -> setup.clock)
        .orElse(Clock.systemUTC());
  }
}
