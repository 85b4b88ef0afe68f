package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.cli.whatif.AnswerText;
import io.fleettwin.api.cli.whatif.ScreenProgress;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.report.CsvReport;
import io.fleettwin.api.report.HtmlReport;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.api.whatif.Threads;
import io.fleettwin.api.whatif.WhatIf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code twin what-if}. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Answers what an update would do to a fleet, under each plan of a question.",
      "",
      "Every plan is played many times, in futures that are drawn alike for all plans. The answer",
      "has a median for each figure, and the band in which 90 % of the futures lie. How a question",
      "is written: docs/what-if.md; questions that are shipped: config/scenarios."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin what-if outage-2024-07-19                    a question that is shipped",
      "  ./twin what-if mine.yaml --html mine.html           one of your own, with a report",
      "  ./twin what-if outage-2024-07-19 --devices 100000 --replications 1000",
      "  ./twin what-if outage-2024-07-19 --set recovery.serviceDesk.techniciansPerThousand=4",
      "  ./twin what-if outage-2024-07-19 --set 'plans[autopatch-rings].rings[Test].devices=5'"
    })
final class WhatIfCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private QuestionOptions question;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "Futures of each plan (default: the question's, or 100).")
  private Integer replications;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report with plots, in one file that opens in any browser.")
  private Path html;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write figures and curves as CSV, one value a line.")
  private Path csv;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to play on (default: one a processor). The answer is the same.")
  private Integer threads;

  WhatIfCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    QuestionDocument document =
        question.document(Collections.singletonMap("study.replications", replications));
    Question asks = document.question();
    checkOptions();
    screen.say(
        "%s: %s, %s of each of %s."
            .formatted(
                asks.name(),
                Text.count(asks.devices(), "device", "devices"),
                Text.count(asks.study().replications(), "future", "futures"),
                Text.count(asks.plans().size(), "plan", "plans")));
    Answer answer;
    try (Threads crew = crew();
        ScreenProgress progress = new ScreenProgress(screen)) {
      answer =
          new WhatIf(FleetProfiles.inHome(), crew, progress)
              .answer(asks.name(), Version.product(), document);
    }
    JsonNode tree = PrettyJson.MAPPER.valueToTree(answer);
    write(html, () -> HtmlReport.of(tree));
    write(csv, () -> CsvReport.of(tree));
    if (json) {
      screen.print(PrettyJson.of(tree));
    } else {
      AnswerText.lines(answer).forEach(screen::print);
    }
    return ExitCode.OK;
  }

  private Threads crew() {
    return threads == null ? Threads.forThisMachine() : new Threads(threads);
  }

  /** A report that cannot be written should be known before an hour of work. */
  private void checkOptions() {
    if (threads != null && (threads < 1 || threads > 1_000)) {
      throw CommandFailed.usage("--threads is 1 to 1000");
    }
    for (Path file : new Path[] {html, csv}) {
      if (file != null) {
        Path directory = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
          throw CommandFailed.usage(file + " cannot be written: " + directory + " is no directory");
        }
        if (Files.isDirectory(file)) {
          throw CommandFailed.usage(file + " cannot be written: it is a directory");
        }
      }
    }
  }

  private void write(Path file, Supplier<String> report) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, report.get());
    } catch (IOException e) {
      throw CommandFailed.failed(file + " could not be written: " + e.getMessage());
    }
    screen.say("Written: " + file);
  }
}
