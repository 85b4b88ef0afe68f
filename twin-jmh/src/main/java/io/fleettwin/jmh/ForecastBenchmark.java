package io.fleettwin.jmh;

import io.fleettwin.api.cli.demo.DemoOptions;
import io.fleettwin.api.cli.demo.DemoSetup;
import io.fleettwin.endpoint.Calendar;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.forecast.ForecastLog;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.world.WorldSettings;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One future of the outage of July 2024: ten days, on one thread, another seed each time. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ForecastBenchmark extends SingleStep {

  private static final int TEN_DAYS = 10 * Calendar.DAY;

  @Param("100000")
  private int devices;

  @Param({"as-it-happened", "autopatch-rings"})
  private String plan;

  private ForecastFleet fleet;
  private WorldSettings settings;
  private RolloutPlan rollout;
  private long seed;

  /** Makes the fleet, which all futures share. */
  @Setup
  public void setUp() {
    DemoSetup setup =
        DemoSetup.read(
            new DemoOptions(
                "outage-2024-07-19",
                "",
                OptionalInt.of(devices),
                OptionalLong.empty(),
                false,
                0,
                false));
    FleetGenerator generator = new FleetGenerator(setup.profile(), setup.seed());
    fleet = ForecastFleet.of(devices, generator::device, Crew.ALONE);
    settings = setup.world("jmh");
    rollout =
        setup.plans().stream()
            .filter(one -> one.id().equals(plan))
            .map(setup::rollout)
            .findFirst()
            .orElseThrow();
  }

  /** Plays it and looks at little of it. */
  @Benchmark
  public int future() {
    WorldSettings next =
        new WorldSettings(
            settings.name(),
            seed++,
            settings.epoch(),
            settings.clock(),
            settings.outcomes(),
            settings.parameters(),
            settings.capacity());
    Hit hit = new Hit();
    Forecast.play(fleet, next, rollout, 0, TEN_DAYS, Crew.ALONE, hit);
    return hit.devices;
  }

  /** How many devices are hit. */
  private static final class Hit implements ForecastLog {
    private int devices;

    @Override
    public void passed(int tick, int[][] tallies, int[][] happenings) {
      devices = 0;
      for (int[] ring : tallies) {
        devices += ring[Count.BUG_CHECKED.ordinal()];
      }
    }

    @Override
    public void decided(RolloutEvent event) {}

    @Override
    public void decided(int ring, RingEvent event) {}

    @Override
    public void ended(RolloutState state) {}
  }
}
