package io.fleettwin.api.cli.bench;

import io.fleettwin.cluster.node.FleetNode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long a question about the whole fleet takes. */
final class QueryRow implements Row {

  private static final Figure P50 = Figure.less("fleet count, p50", "ms");
  private static final Figure P99 = Figure.less("fleet count, p99", "ms");

  private static final int QUESTIONS = 300;
  private static final int WARM_UP_QUESTIONS = 100;

  private static final double MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String measures() {
    return "how many devices there are by health, versions and form factor, %d times, one after the"
            .formatted(QUESTIONS)
        + " other";
  }

  @Override
  public String bound() {
    return "the same question to a world without devices, which takes as many messages";
  }

  @Override
  public List<Measurement> run(Trial trial) {
    try (Scratch scratch = trial.scratch("query");
        FleetNode node = scratch.start()) {
      BenchWorld full =
          BenchWorld.simulated("bench", node, trial.bed()).withDevices(trial.devices());
      BenchWorld empty = BenchWorld.simulated("empty", node, trial.bed()).create();
      var times = trial.inTurn(() -> asked(full), () -> asked(empty));
      return List.of(
          Measurement.of(P50, percentile(times.figure(), 50), percentile(times.bound(), 50)),
          Measurement.of(P99, percentile(times.figure(), 99), percentile(times.bound(), 99)));
    }
  }

  /** Milliseconds of each question, sorted. */
  private static double[] asked(BenchWorld world) {
    for (int i = 0; i < WARM_UP_QUESTIONS; i++) {
      world.count();
    }
    double[] times = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      long begun = System.nanoTime();
      world.count();
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
