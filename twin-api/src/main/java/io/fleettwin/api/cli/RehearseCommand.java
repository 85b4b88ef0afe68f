package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.rehearsal.Rehearsal;
import io.fleettwin.api.cli.rehearsal.RehearsalText;
import io.fleettwin.api.cli.rehearsal.Rehearsed;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.whatif.Cases;
import io.fleettwin.api.whatif.Threads;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code twin rehearse}. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Plays the first future of a what-if question on the actors, and compares the forecast.",
      "",
      "One fleet is enrolled, and each plan is played on a fork of it, in virtual time, every device",
      "a persistent actor. The forecast with the same seed must say the same of every figure, and of",
      "every ring at every minute; if it does not, that is a fault, and the exit code is 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin rehearse outage-2024-07-19 --devices 5000",
      "  ./twin rehearse mine.yaml --seed 7 --set 'plans[slow].rings[Test].devices=5'",
      "  ./twin rehearse mine.yaml --data fleet     keeps the worlds: ./twin serve --data fleet"
    })
final class RehearseCommand implements Callable<Integer> {

  private final Screen screen;
  private final Node.Starter nodes;

  @Mixin private QuestionOptions question;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Write the journal here, and keep it (default: a fresh directory).")
  private Path data;

  RehearseCommand(Screen screen, Node.Starter nodes) {
    this.screen = screen;
    this.nodes = nodes;
  }

  @Override
  public Integer call() {
    QuestionDocument document = question.document(Map.of());
    Question asks = document.question();
    screen.say(
        "%s: %s, seed %d, %s."
            .formatted(
                asks.name(),
                Text.count(asks.devices(), "device", "devices"),
                asks.seed(),
                Text.count(asks.plans().size(), "plan", "plans")));
    List<Rehearsed> plans;
    DataDirectory directory = directory();
    try (Threads crew = Threads.forThisMachine();
        DemoNode node = DemoNode.start(nodes, directory, data != null)) {
      Cases cases = new Cases(FleetProfiles.inHome(), crew);
      plans = new Rehearsal(node.fleet(), node.system(), cases, crew, screen).play(document);
    }
    RehearsalText.lines(plans).forEach(screen::print);
    if (data != null) {
      screen.say("The journal is kept: ./twin serve --data " + directory.path());
    }
    if (!plans.stream().allMatch(Rehearsed::agrees)) {
      throw CommandFailed.failed("forecast and actors differ");
    }
    return ExitCode.OK;
  }

  private DataDirectory directory() {
    if (data != null) {
      return DataDirectory.take(data.toAbsolutePath().normalize());
    }
    var directories =
        new RunDirectories(NodeSettings.dataOf(NodeSettings.SHIPPED.config()), "rehearsal");
    directories.tidy();
    return directories.take(LocalDateTime.now(ZoneId.systemDefault()));
  }
}
