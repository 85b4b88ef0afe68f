package io.fleettwin.api.cli.bench;

import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.DeviceFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How long questions about the whole fleet take: counting it or some of it, and listing a page. */
final class QueryRow implements Row {

  private static final int QUESTIONS = 300;
  private static final int WARM_UP_QUESTIONS = 100;

  /** One device in so many is held, and so in the pages that are asked for by that. */
  private static final int HELD_ONE_IN = 100;

  private static final int PAGE = 100;

  private static final DeviceFilter HELD = filter(Optional.empty(), Optional.of(true));

  /** Nearly all: of each of them it is added up what it has. */
  private static final DeviceFilter NOT_HELD = filter(Optional.empty(), Optional.of(false));

  /** No count tells beforehand that nobody is at this site: every device's number is looked at. */
  private static final DeviceFilter NOBODY = filter(Optional.of("nowhere"), Optional.empty());

  private static final double MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String measures() {
    return "how many devices there are by health, versions and form factor, and pages of %d: the"
            .formatted(PAGE)
        + " first of all devices, the first of the one in %d that is held, and one for which nobody"
            .formatted(HELD_ONE_IN)
        + " is found; counts of nobody, of those that are held and of all others; %d times each, one"
            .formatted(QUESTIONS)
        + " after the other";
  }

  @Override
  public String bound() {
    return "the same question to a world without devices, which takes as many messages or more; for"
        + " the first page of all devices a question to one twin";
  }

  @Override
  public List<Measurement> run(Trial trial) {
    try (Scratch scratch = trial.scratch("query");
        FleetNode node = scratch.start()) {
      BenchWorld full =
          BenchWorld.simulated("bench", node, trial.bed()).withDevices(trial.devices());
      BenchWorld empty = BenchWorld.simulated("empty", node, trial.bed()).create();
      List<DeviceId> held = held(trial.devices());
      full.send(held, new DeviceCommand.Hold("hold", 0, "bench"));
      full.awaitCount(HELD, held.size());
      full.events(); // has them all filed, so that questions do not wait for that
      List<Measurement> measured = new ArrayList<>();
      measure(measured, trial, "fleet count", full::count, empty::count);
      measure(
          measured,
          trial,
          "first page",
          () -> full.page(DeviceFilter.ALL, PAGE),
          () -> full.device(held.getFirst()));
      measure(
          measured,
          trial,
          "page of 1 %",
          () -> full.page(HELD, PAGE),
          () -> empty.page(HELD, PAGE));
      measure(
          measured,
          trial,
          "page of nobody",
          () -> full.page(NOBODY, PAGE),
          () -> empty.page(NOBODY, PAGE));
      count(measured, trial, "count of nobody", full, empty, NOBODY);
      count(measured, trial, "count of 1 %", full, empty, HELD);
      count(measured, trial, "count of 99 %", full, empty, NOT_HELD);
      return measured;
    }
  }

  /** They are spread over all cohorts. */
  private static List<DeviceId> held(int devices) {
    List<DeviceId> ids = BenchWorld.ids(devices);
    return IntStream.iterate(0, i -> i < devices, i -> i + HELD_ONE_IN).mapToObj(ids::get).toList();
  }

  private static DeviceFilter filter(Optional<String> site, Optional<Boolean> held) {
    return new DeviceFilter(
        Set.of(),
        Optional.empty(),
        OptionalInt.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        site,
        "",
        held,
        false);
  }

  private static void count(
      List<Measurement> measured,
      Trial trial,
      String what,
      BenchWorld full,
      BenchWorld empty,
      DeviceFilter filter) {
    measure(measured, trial, what, () -> full.count(filter), () -> empty.count(filter));
  }

  private static void measure(
      List<Measurement> measured, Trial trial, String what, Runnable question, Runnable bound) {
    var times = trial.inTurn(() -> asked(question), () -> asked(bound));
    for (int percent : new int[] {50, 99}) {
      measured.add(
          Measurement.of(
              Figure.less("%s, p%d".formatted(what, percent), "ms"),
              percentile(times.figure(), percent),
              percentile(times.bound(), percent)));
    }
  }

  /** Milliseconds of each question, sorted. */
  private static double[] asked(Runnable question) {
    for (int i = 0; i < WARM_UP_QUESTIONS; i++) {
      question.run();
    }
    double[] times = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      long begun = System.nanoTime();
      question.run();
      times[i] = (System.nanoTime() - begun) / MILLISECOND;
    }
    Arrays.sort(times);
    return times;
  }

  /** The least value that so many percent do not exceed. */
  static double percentile(double[] sorted, int percent) {
    int rank = Math.ceilDiv(sorted.length * percent, 100);
    return sorted[Math.max(0, rank - 1)];
  }
}
