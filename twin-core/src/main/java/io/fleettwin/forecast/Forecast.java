package io.fleettwin.forecast;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.world.WorldSettings;
import java.util.stream.IntStream;

/**
 * What a rollout would do to a fleet: the same rules and the same draws as a rehearsal on actors,
 * and so the same tally of everything at every tick, in a fraction of the time.
 *
 * <p>Each device is played ahead for as long as nothing from outside can touch it, and only what
 * changes is counted, tick by tick. Then the ticks are gone through: gates judge the tallies, and
 * who waits for what is scarce gets it in turn. When the update is taken back, devices are played
 * anew from that tick on.
 */
public final class Forecast {

  private Forecast() {}

  /**
   * Plays one future and keeps all of it.
   *
   * @see #play
   */
  public static Timeline of(
      ForecastFleet fleet,
      WorldSettings settings,
      RolloutPlan plan,
      int startTick,
      int lastTick,
      Crew crew) {
    check(startTick, lastTick);
    Timeline timeline = new Timeline(startTick, lastTick, plan.rings().size());
    play(fleet, settings, plan, startTick, lastTick, crew, timeline);
    return timeline;
  }

  /**
   * Plays one future.
   *
   * @param settings of a simulated world: seed, parameters, what is scarce
   * @param startTick when the rollout is started
   * @param lastTick how far it is played, at most {@link Endpoint#MAX_TICK}
   * @param crew who works on it; the outcome is the same with any
   * @param log is told the outcome, on the caller's thread
   */
  public static void play(
      ForecastFleet fleet,
      WorldSettings settings,
      RolloutPlan plan,
      int startTick,
      int lastTick,
      Crew crew,
      ForecastLog log) {
    check(startTick, lastTick);
    Workers workers =
        new Workers(
            crew,
            IntStream.range(0, crew.size())
                .mapToObj(i -> new Worker(settings, plan.rings().size(), startTick, lastTick))
                .toList());
    new ForecastRun(fleet, settings, plan, workers, startTick, lastTick, log).run();
  }

  private static void check(int startTick, int lastTick) {
    if (startTick < 0 || lastTick < startTick || lastTick > Endpoint.MAX_TICK) {
      throw new IllegalArgumentException(
          "a forecast is from a tick to a later one, 0 to %d, and not from %d to %d"
              .formatted(Endpoint.MAX_TICK, startTick, lastTick));
    }
  }
}
