package io.fleettwin.study;

import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.forecast.ForecastLog;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.function.Consumer;

/**
 * One plan in one fleet and its surroundings, whose futures are to be played.
 *
 * @param fleets that are made alike, and among which the futures are shared, in turn: of a fleet
 *     that is only known by its shares, which devices it has is a part of what is not known
 * @param settings of the world; its seed is that of the first future
 * @param minutes how far a future is played
 */
public record Case(
    String id, List<ForecastFleet> fleets, WorldSettings settings, RolloutPlan plan, int minutes) {

  public Case {
    fleets = List.copyOf(fleets);
    if (fleets.isEmpty()) {
      throw new IllegalArgumentException("fleets: a future needs a fleet");
    }
  }

  /** The fleet of the first future. */
  public ForecastFleet fleet() {
    return fleets.getFirst();
  }

  /**
   * The seed of one of many futures. The first has the question's own seed, so that it is the
   * future that a rehearsal with this seed plays.
   *
   * @param number from 0
   */
  public static long seed(long first, int number) {
    return number == 0 ? first : Draws.mix(first ^ Draws.mix(number));
  }

  /**
   * Plays one future. Those of the same number in different cases are drawn alike, with the same
   * fleet: a device that both plans treat alike fares alike in both.
   *
   * @param number from 0
   */
  public Outcome play(int number, TimeGrid grid, Crew crew) {
    WorldSettings future = settings.withSeed(seed(settings.seed(), number));
    ForecastFleet fleet = fleets.get(number % fleets.size());
    return outcome(grid, log -> Forecast.play(fleet, future, plan, 0, minutes, crew, log));
  }

  /** What came out of a future that was played elsewhere, such as by actors, and is told. */
  public Outcome outcome(TimeGrid grid, Consumer<ForecastLog> story) {
    OutcomeLog log = new OutcomeLog(plan, grid, 0, minutes);
    story.accept(log);
    return log.outcome();
  }
}
