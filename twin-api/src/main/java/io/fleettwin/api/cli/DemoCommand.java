package io.fleettwin.api.cli;

import static io.fleettwin.api.cli.screen.Text.count;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.demo.Assumptions;
import io.fleettwin.api.cli.demo.Comparison;
import io.fleettwin.api.cli.demo.ComparisonTable;
import io.fleettwin.api.cli.demo.Demo;
import io.fleettwin.api.cli.demo.DemoOptions;
import io.fleettwin.api.cli.demo.DemoSetup;
import io.fleettwin.api.cli.demo.PlanRun;
import io.fleettwin.api.cli.demo.ResultJson;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.fleet.FleetGenerator;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code twin demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Plays a scenario on a fleet of simulated devices, once for each of its plans, and compares.",
      "",
      "Every device is a persistent actor of its own, on one node with its journal in a file.",
      "Simulated days take seconds. One seed gives the same figures each time, but for wall time."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin demo                        20,000 devices, all at once and in rings",
      "  ./twin demo --devices 2000 --qmr   what if all had Quick Machine Recovery",
      "  ./twin demo --user-mode --json     the same defect in user mode, as JSON",
      "  ./twin demo --data fleet           keeps the journal: ./twin serve --data fleet"
    })
final class DemoCommand implements Callable<Integer> {

  /** Shown before the result, which is the only thing on standard output. */
  private final Screen screen;

  private final Node.Starter nodes;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "Size of the fleet, 1 to 10000000 (default: the scenario's).")
  private Integer devices;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random draws (default: the scenario's).")
  private Long seed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "outage-2024-07-19",
      description = "Scenario, by name or as a .yaml file (default: ${DEFAULT-VALUE}).")
  private String scenario;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Fleet profile, by name or as a .yaml file (default: the scenario's).")
  private String profile;

  @Option(
      names = "--qmr",
      description =
          "What if all devices had Quick Machine Recovery, with cloud and auto remediation: older"
              + " Windows counts as 10.0.26100.4700, the first build that has it.")
  private boolean quickMachineRecovery;

  @Option(
      names = "--remediation-after",
      paramLabel = "MINUTES",
      defaultValue = "120",
      description =
          "With --qmr, when Windows Update offers the remediation, counted from when the rollout is"
              + " halted or the update taken back, for plans that do not say it"
              + " (default: ${DEFAULT-VALUE}).")
  private int remediationAfterMinutes;

  @Option(
      names = "--user-mode",
      description = "Put the same defect into user mode, where it stops the agent only.")
  private boolean userMode;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Write the journal here, and keep it (default: a fresh directory).")
  private Path data;

  @Option(names = "--keep", description = "Keep the fresh directory, to look at it afterwards.")
  private boolean keep;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  DemoCommand(Screen screen, Node.Starter nodes) {
    this.screen = screen;
    this.nodes = nodes;
  }

  @Override
  public Integer call() {
    DemoSetup setup = DemoSetup.read(options());
    introduce(setup);
    List<PlanRun> runs;
    DataDirectory directory = directory();
    try (DemoNode node = DemoNode.start(nodes, directory, isKept())) {
      runs = new Demo(node.fleet(), node.system(), setup, screen).play();
    }
    print(setup, runs);
    if (isKept()) {
      screen.say("The journal is kept: ./twin serve --data " + directory.path());
    }
    return ExitCode.OK;
  }

  private boolean isKept() {
    return keep || data != null;
  }

  private DemoOptions options() {
    if (devices != null && (devices < 1 || devices > FleetGenerator.MAX_DEVICES)) {
      throw CommandFailed.usage("--devices is 1 to " + FleetGenerator.MAX_DEVICES);
    }
    if (remediationAfterMinutes < 0) {
      throw CommandFailed.usage("--remediation-after must not be negative");
    }
    return new DemoOptions(
        scenario,
        profile,
        devices == null ? OptionalInt.empty() : OptionalInt.of(devices),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        quickMachineRecovery,
        remediationAfterMinutes,
        userMode);
  }

  private DataDirectory directory() {
    if (data != null) {
      return DataDirectory.take(data.toAbsolutePath().normalize());
    }
    var directories =
        new RunDirectories(NodeSettings.dataOf(NodeSettings.SHIPPED.config()), "demo");
    directories.tidy();
    return directories.take(LocalDateTime.now(ZoneId.systemDefault()));
  }

  private void introduce(DemoSetup setup) {
    screen.say(setup.scenario().description());
    for (QuestionPlan plan : setup.plans()) {
      screen.say("  " + Demo.title(plan.id()) + ": " + plan.description());
    }
    screen.say(
        "Fleet: %s from the profile %s, seed %d."
            .formatted(
                count(setup.devices(), "device", "devices"), setup.profile().name(), setup.seed()));
  }

  private void print(DemoSetup setup, List<PlanRun> runs) {
    var assumptions = Assumptions.of(setup);
    if (json) {
      screen.print(PrettyJson.of(ResultJson.of(setup, runs, assumptions)));
      return;
    }
    screen.print("");
    screen.print(ComparisonTable.of(runs));
    screen.print("");
    Comparison.of(runs.stream().map(PlanRun::result).toList()).forEach(screen::print);
    screen.print("");
    Assumptions.lines(assumptions).forEach(screen::print);
  }
}
