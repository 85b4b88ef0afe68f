package io.fleettwin.api.json;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a world is to run.
 *
 * @param until a duration from its now on, a moment, or {@value #SETTLED}: until nothing more can
 *     happen
 */
public record RunRequest(String until) {

  public static final String SETTLED = "settled";

  /**
   * The tick to stop at.
   *
   * @throws ProblemException if it is not one that lies ahead
   */
  public int untilTick(WorldView world) {
    Checks checks = Checks.ofBody();
    WorldSettings settings = world.settings();
    String form =
        "a duration of whole minutes such as P1D, a moment after "
            + settings.momentOf(world.tick())
            + " and not after "
            + settings.momentOf(Endpoint.MAX_TICK)
            + ", or "
            + SETTLED;
    int tick =
        checks.within("until", until, text -> tick(text, world), 1, Endpoint.MAX_TICK, form, null);
    checks.verify();
    return tick;
  }

  private static OptionalInt tick(String text, WorldView world) {
    if (text.equals(SETTLED)) {
      return OptionalInt.of(Endpoint.MAX_TICK);
    }
    OptionalInt minutes = WireTimes.minutes(text);
    if (minutes.isPresent()) {
      long tick = (long) world.tick() + minutes.getAsInt();
      return later((int) Math.min(tick, Integer.MAX_VALUE), world);
    }
    Optional<Instant> moment = WireTimes.instant(text);
    Instant epoch = world.settings().epoch();
    if (moment.isEmpty()) {
      return OptionalInt.empty();
    }
    long tick = ChronoUnit.MINUTES.between(epoch, moment.get());
    return later(Math.clamp(tick, 0, Integer.MAX_VALUE), world);
  }

  private static OptionalInt later(int tick, WorldView world) {
    return tick > world.tick() ? OptionalInt.of(tick) : OptionalInt.empty();
  }
}
