package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<FlightRecorder> recorder;

  /**
   * A bench.
   *
   * @param devices size of each run
   * @param warmUpDevices size of the run before, so that the JVM has compiled what is measured; 0
   *     for none
   * @param runs how often each row is measured, at least once
   * @param recorder of where the time of the measured runs goes
   */
  public Bench(
      TestBed bed,
      Screen screen,
      int devices,
      int warmUpDevices,
      int runs,
      Optional<FlightRecorder> recorder) {
    this.bed = bed;
    this.screen = screen;
    this.devices = devices;
    this.warmUpDevices = warmUpDevices;
    this.runs = runs;
    this.recorder = recorder;
  }

  /** Measures a row. */
  public RowResult measure(Row row) {
    long begun = System.nanoTime();
    if (warmUpDevices > 0) {
      say(row, "warming up on " + Text.count(warmUpDevices, "device", "devices"));
      row.run(new Trial(warmUpDevices, false, bed));
    }
    var recorded = recorder.map(there -> there.during(() -> runs(row)));
    var measured = recorded.map(FlightRecorder.Recorded::result).orElseGet(() -> runs(row));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new RowResult(
        row, devices, results(measured), took, recorded.map(FlightRecorder.Recorded::profile));
  }

  private List<List<Measurement>> runs(Row row) {
    List<List<Measurement>> measured = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      say(
          row,
          "run %d of %d on %s".formatted(run + 1, runs, Text.count(devices, "device", "devices")));
      measured.add(row.run(new Trial(devices, run % 2 == 1, bed)));
    }
    return measured;
  }

  private void say(Row row, String what) {
    screen.say(row.name() + ": " + what);
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
