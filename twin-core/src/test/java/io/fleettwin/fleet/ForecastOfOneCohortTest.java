package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Happening;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.ForecastFleet;
import io.fleettwin.forecast.Threads;
import io.fleettwin.forecast.Timeline;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever is asked, a forecast says of every tick what the twins of a cohort do: the same tallies,
 * the same happenings, the same decisions. All devices are of one cohort here; with several it is
 * shown on actors (ForecastAgreementTest).
 */
class ForecastOfOneCohortTest {

  private static final int END = 10 * 24 * 60;

  /** Names of devices that are all of one cohort. */
  private static final List<DeviceId> IDS =
      IntStream.iterate(0, number -> number + 1)
          .mapToObj(number -> new DeviceId("PC-" + number))
          .filter(id -> Cohorts.of(id) == 5)
          .limit(2_000)
          .toList();

  /** A run, and how often its fleet is there. */
  record Question(AnyRuns.Run run, int times) {

    Map<DeviceId, DeviceProfile> fleet() {
      Map<DeviceId, DeviceProfile> fleet = new LinkedHashMap<>();
      int size = Math.min(IDS.size(), run.fleet().size() * times);
      for (int number = 0; number < size; number++) {
        fleet.put(IDS.get(number), run.fleet().get(number % run.fleet().size()));
      }
      return fleet;
    }
  }

  @Provide
  Arbitrary<Question> questions() {
    Arbitrary<Integer> times =
        Arbitraries.frequencyOf(
            Tuple.of(60, Arbitraries.just(1)),
            Tuple.of(37, Arbitraries.integers().between(2, 20)),
            Tuple.of(3, Arbitraries.just(160)));
    return Combinators.combine(AnyRuns.runs(), times).as(Question::new);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aForecastSaysOfEveryTickWhatTwinsDo(@ForAll("questions") Question question) {
    Timeline forecast = forecast(question);
    int rings = forecast.rings();
    Map<Integer, List<Tally>> tallies = new TreeMap<>();
    OneCohortRun run =
        OneCohortRun.named(question.run().settings(), question.fleet(), question.run().plan());
    run.until(END, before -> {}, cohort -> tallies.put(cohort.tick(), tallies(cohort, rings)));

    assertThat(forecast.end()).isEqualTo(run.cohort().rollout("r1"));
    List<Tally> expected = IntStream.range(0, rings).mapToObj(r -> forecast.tally(r, 0)).toList();
    for (int tick = 1; tick <= END; tick++) {
      expected = tallies.getOrDefault(tick, expected);
      for (int ring = 0; ring < rings; ring++) {
        assertThat(forecast.tally(ring, tick))
            .as("ring %d, tick %d", ring, tick)
            .isEqualTo(expected.get(ring));
      }
    }
    assertThat(happenings(forecast)).isEqualTo(happenings(run.cohort()));
  }

  private static Timeline forecast(Question question) {
    List<GeneratedDevice> devices = new ArrayList<>();
    question
        .fleet()
        .forEach((id, profile) ->
            devices.add(new GeneratedDevice(id, profile, Machines.DRIVERS, Machines.INSTALLED)));
    return Forecast.of(
        ForecastFleet.of(devices),
        question.run().settings(),
        question.run().plan(),
        0,
        END,
        new Threads(2));
  }

  private static List<Tally> tallies(OneCohort cohort, int rings) {
    return IntStream.range(0, rings).mapToObj(ring -> cohort.tally("r1", ring)).toList();
  }

  /** How often what happened when, as {@code tick NAME}. */
  private static Map<String, Integer> happenings(Timeline forecast) {
    Map<String, Integer> all = new TreeMap<>();
    for (int tick = 0; tick <= END; tick++) {
      for (Happening what : Happening.values()) {
        int devices = 0;
        for (int ring = 0; ring < forecast.rings(); ring++) {
          devices += forecast.happenings(ring, tick, what);
        }
        if (devices > 0) {
          all.put(tick + " " + what.name().replace("_", ""), devices);
        }
      }
    }
    return all;
  }

  /** Events have the names of what happened. */
  private static Map<String, Integer> happenings(OneCohort cohort) {
    Map<String, Integer> all = new TreeMap<>();
    for (DeviceEvent event : cohort.recorded()) {
      boolean told =
          event instanceof DeviceEvent.Enrolled
              || event instanceof DeviceEvent.UpdateOffered
              || event instanceof DeviceEvent.EndpointMoved;
      if (!told) {
        String name = event.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        all.merge(event.at().tick() + " " + name, 1, Integer::sum);
      }
    }
    return all;
  }
}
