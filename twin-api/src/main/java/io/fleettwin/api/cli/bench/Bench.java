package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs rows: first to warm up, which does not count, and then as often as is asked. */
public final class Bench {

  /** Part of the devices that warm up if nothing is said. */
  private static final int WARM_UP_PART = 4;

  private static final int MOST_WARM_UP_DEVICES = 5_000;

  private final TestBed bed;
  private final Screen screen;
  private final int devices;
  private final int warmUpDevices;
  private final int runs;

  /**
   * A bench.
   *
   * @param devices size of each run
   * @param warmUpDevices size of the run before, so that the JVM has compiled what is measured; 0
   *     for none
   * @param runs how often each row is measured, at least once
   */
  public Bench(TestBed bed, Screen screen, int devices, int warmUpDevices, int runs) {
    this.bed = bed;
    this.screen = screen;
    this.devices = devices;
    this.warmUpDevices = warmUpDevices;
    this.runs = runs;
  }

  /** Measures a row. */
  public RowResult measure(Row row) {
    long begun = System.nanoTime();
    if (warmUpDevices > 0) {
      screen.say(row.name() + ": warming up");
      row.run(new Trial(warmUpDevices, false, bed));
    }
    List<List<Measurement>> measured = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      screen.say("%s: run %d of %d".formatted(row.name(), run + 1, runs));
      measured.add(row.run(new Trial(devices, run % 2 == 1, bed)));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new RowResult(row, results(measured), took);
  }

  /** How many devices warm up before so many are measured, if nothing is said. */
  public static int warmUpDevices(int devices) {
    return Math.clamp(devices / WARM_UP_PART, 1, MOST_WARM_UP_DEVICES);
  }

  private static List<FigureResult> results(List<List<Measurement>> runs) {
    return IntStream.range(0, runs.getFirst().size())
        .mapToObj(figure -> runs.stream().map(run -> run.get(figure)).toList())
        .map(FigureResult::of)
        .toList();
  }
}
