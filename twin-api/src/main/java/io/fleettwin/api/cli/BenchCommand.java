package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.bench.Bench;
import io.fleettwin.api.cli.bench.BenchJson;
import io.fleettwin.api.cli.bench.Circumstances;
import io.fleettwin.api.cli.bench.DiskSpace;
import io.fleettwin.api.cli.bench.FlightRecorder;
import io.fleettwin.api.cli.bench.ResultTable;
import io.fleettwin.api.cli.bench.Row;
import io.fleettwin.api.cli.bench.RowResult;
import io.fleettwin.api.cli.bench.Rows;
import io.fleettwin.api.cli.bench.TestBed;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.fleet.FleetGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code twin bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Measures what a fleet costs on this machine, each figure beside a bound of the same run.",
      "",
      "Every row warms up on a small fleet and is then measured several times, each time in a fresh",
      "directory. Where two things are compared their order alternates. What the rows and their",
      "bounds are, and how to read them: docs/performance.md. Leave the machine alone meanwhile."
    },
    footerHeading = "%nRows:%n",
    footer = {
      "  heap      bytes of heap a device",
      "  persist   events persisted a second, against plain JDBC",
      "  recover   twins recovered a second, against an empty journal",
      "  start     start of a node until the fleet is counted, against an empty journal",
      "  boot      start of a JVM until HTTP is bound, with the archive of classes and without",
      "  rollout   a whole rollout through rings, and its devices a CPU-second",
      "  ephemeral offers and a rollout in a world that is in memory alone",
      "  query     milliseconds to count the fleet and to list pages of it, against an empty world",
      "  offer     time until every device is offered an update, against plain JDBC",
      "  forecast  the outage of July 2024 by forecast, against copies and draws",
      "  fork      a fork of the fleet and its deletion, against a start",
      "",
      "Examples:",
      "  ./twin bench                                   all rows, 20,000 devices, 3 runs each",
      "  ./twin bench persist recover --devices 100000  two rows, on a larger fleet",
      "  ./twin bench rollout --devices 10000,100000    one row with two sizes, and what grows",
      "  ./twin bench persist --profile persist.jfr     and where the time goes",
      "  ./twin bench --json bench.json                 writes the same as JSON, too",
      "  TWIN_OPTS='-XX:+UseParallelGC -Xmx4g' ./twin bench heap --devices 1000000 --runs 1"
    })
final class BenchCommand implements Callable<Integer> {

  /** More repeats tell nothing more. */
  private static final int MOST_RUNS = 100;

  private final Screen screen;

  @Parameters(
      paramLabel = "ROW",
      arity = "0..*",
      description = "What to measure, see below (default: all rows).")
  private List<String> rows = new ArrayList<>();

  @Option(
      names = "--devices",
      paramLabel = "N",
      split = ",",
      defaultValue = "20000",
      description =
          "Size of the fleet, 1 to 10000000; several with commas, to see what grows with it"
              + " (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "3",
      description = "How often each row is measured, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Size of a first run that does not count; 0 for none, when it is only to be seen that the"
              + " rows work (default: a quarter of the fleet, at most 5,000).")
  private Integer warmUp;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the results to this file as JSON, too.")
  private Path json;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Record the measured runs with JDK Flight Recorder into this file, and tell where the"
              + " time goes. That costs a percent or so of it.")
  private Path profile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Write journals under this directory, on the disk that is to be measured, and remove them"
              + " afterwards (default: the data directory).")
  private Path data;

  BenchCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    requireSizes();
    List<Row> chosen = Rows.named(rows);
    requireWritable("--json", json);
    requireWritable("--profile", profile);
    Circumstances circumstances = Circumstances.now(Version.product());
    List<RowResult> results = new ArrayList<>();
    Optional<RuntimeException> failure;
    try (RunRoot root = RunRoot.of(directory())) {
      DiskSpace.require(root.path(), chosen, Collections.max(sizes));
      failure = measure(chosen, root.path(), results);
    }
    tell(results, circumstances);
    failure.ifPresent(e -> {
      throw e;
    });
    return ExitCode.OK;
  }

  private void requireSizes() {
    if (sizes.stream().anyMatch(size -> size < 1 || size > FleetGenerator.MAX_DEVICES)) {
      throw CommandFailed.usage("--devices is 1 to " + FleetGenerator.MAX_DEVICES);
    }
    int least = Collections.min(sizes);
    if (warmUp != null && (warmUp < 0 || warmUp > least)) {
      throw CommandFailed.usage("--warm-up is 0 to " + least + ", the size of the fleet");
    }
    if (runs < 1 || runs > MOST_RUNS) {
      throw CommandFailed.usage("--runs is 1 to " + MOST_RUNS);
    }
  }

  /** What takes minutes must not end with a file that cannot be written. */
  private static void requireWritable(String option, Path file) {
    if (file == null) {
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw CommandFailed.usage(
          "%s: cannot write %s; name a file in a directory that is there".formatted(option, file));
    }
  }

  private DataDirectory directory() {
    Path base =
        data == null
            ? NodeSettings.dataOf(NodeSettings.SHIPPED.config())
            : data.toAbsolutePath().normalize();
    var directories = new RunDirectories(base, "bench");
    directories.tidy();
    return directories.take(LocalDateTime.now(ZoneId.systemDefault()));
  }

  /** Measures until a row fails; those before it are not lost. */
  private Optional<RuntimeException> measure(List<Row> chosen, Path root, List<RowResult> results) {
    var bed = new TestBed(root, NodeSettings::ofBench, RunDirectories::remove, screen);
    Optional<FlightRecorder> recorder = Optional.ofNullable(profile).map(FlightRecorder::into);
    for (Row row : chosen) {
      for (int devices : sizes.stream().distinct().sorted().toList()) {
        int warmUpDevices = warmUp == null ? Bench.warmUpDevices(devices) : warmUp;
        try {
          results.add(new Bench(bed, screen, devices, warmUpDevices, runs, recorder).measure(row));
        } catch (RuntimeException e) {
          screen.say("The row %s failed; try it alone: ./twin bench %1$s".formatted(row.name()));
          return Optional.of(e);
        }
      }
    }
    return Optional.empty();
  }

  private void tell(List<RowResult> results, Circumstances circumstances) {
    if (results.isEmpty()) {
      return;
    }
    screen.print("");
    ResultTable.lines(results, runs, circumstances).forEach(screen::print);
    if (json != null) {
      write(PrettyJson.of(BenchJson.of(results, runs, circumstances)) + "\n");
    }
  }

  private void write(String text) {
    try {
      Files.writeString(json, text);
    } catch (IOException e) {
      throw CommandFailed.failed("cannot write %s (%s)".formatted(json, e));
    }
  }
}
