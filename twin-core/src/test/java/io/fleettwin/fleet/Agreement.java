package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.endpoint.Happening;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.forecast.Threads;
import io.fleettwin.forecast.Timeline;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.WorldSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a forecast and the twins of a world without actors say of one question, side by side. */
final class Agreement {

  private static final Map<String, Happening> HAPPENINGS =
      Arrays.stream(Happening.values())
          .collect(Collectors.toMap(what -> what.name().replace("_", ""), Function.identity()));

  private final Timeline forecast;
  private final PlainWorld world;

  /** How often what happened in each ring, by tick. */
  private final Map<Integer, int[][]> happened = new HashMap<>();

  private Agreement(Timeline forecast, PlainWorld world) {
    this.forecast = forecast;
    this.world = world;
    world.cohorts().forEach(this::count);
  }

  /** Fails at the first tick at which they differ. */
  static void check(
      WorldSettings settings,
      List<GeneratedDevice> devices,
      RolloutPlan plan,
      int startTick,
      int lastTick) {
    Timeline forecast =
        Forecast.of(ForecastFleet.of(devices), settings, plan, startTick, lastTick, new Threads(2));
    PlainWorld world = PlainWorld.begin(settings, devices, plan, startTick).until(lastTick);
    new Agreement(forecast, world).check();
  }

  /** Events have the names of what happened. */
  private void count(OneCohort cohort) {
    for (OneCohort.Recorded recorded : cohort.recorded()) {
      DeviceEvent event = recorded.event();
      Happening what = HAPPENINGS.get(event.getClass().getSimpleName().toUpperCase(Locale.ROOT));
      if (what != null) {
        Assignment assignment = cohort.twin(recorded.device()).assignment().orElseThrow();
        happened
            .computeIfAbsent(
                event.at().tick(), tick -> new int[forecast.rings()][HAPPENINGS.size()])[
            assignment.offer().ring()][what.ordinal()]++;
      } else {
        assertThat(event)
            .isInstanceOfAny(
                DeviceEvent.Enrolled.class,
                DeviceEvent.UpdateOffered.class,
                DeviceEvent.EndpointMoved.class);
      }
    }
  }

  private void check() {
    int[][] nothing = new int[forecast.rings()][HAPPENINGS.size()];
    for (int tick = forecast.firstTick(); tick <= forecast.lastTick(); tick++) {
      int[][] then = happened.getOrDefault(tick, nothing);
      for (int ring = 0; ring < forecast.rings(); ring++) {
        assertThat(forecast.tally(ring, tick))
            .as("ring %d, tick %d", ring, tick)
            .isEqualTo(tally(ring, tick));
        for (Happening what : Happening.values()) {
          int devices = then[ring][what.ordinal()];
          if (forecast.happenings(ring, tick, what) != devices) {
            assertThat(forecast.happenings(ring, tick, what))
                .as("%s, ring %d, tick %d", what, ring, tick)
                .isEqualTo(devices);
          }
        }
      }
    }
    for (int ring = 0; ring < forecast.rings(); ring++) {
      assertThat(forecast.ringEvents(ring)).as("ring %d", ring).isEqualTo(world.ringEvents(ring));
    }
    assertThat(forecast.rolloutEvents()).isEqualTo(world.rolloutEvents());
    assertThat(forecast.end()).isEqualTo(world.rollout());
  }

  /** Before the first tick that is played nobody was offered anything. */
  private Tally tally(int ring, int tick) {
    var until = world.tallies(ring).headMap(tick + 1);
    return until.isEmpty()
        ? Tally.of(world.tallies(ring).firstEntry().getValue().get(Count.MEMBERS))
        : until.lastEntry().getValue();
  }
}
