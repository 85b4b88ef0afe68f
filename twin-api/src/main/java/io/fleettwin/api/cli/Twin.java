package io.fleettwin.api.cli;

import io.fleettwin.api.cli.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: what {@code ./twin} starts. */
@Command(
    name = "twin",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {HelpCommand.class},
    description = "A digital twin of a fleet of Windows endpoints: rehearse a rollout first.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it was tried, and did not work",
      "2:the command line is wrong",
      "69:something that is needed is not there, or is in use"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin demo                                  plays the outage of July 2024 twice",
      "  ./twin what-if outage-2024-07-19             answers what an update would do, with bands",
      "  ./twin rehearse outage-2024-07-19            plays it on the actors, and compares",
      "  ./twin serve                                 starts a node with its HTTP interface",
      "  ./twin import --format intune devices.csv    brings an inventory into a running node",
      "  ./twin devices --health crashed              lists devices of a running node",
      "  ./twin backtest july all --preset autopatch  tells when other gates would have stopped it",
      "  ./twin bench                                 measures what a fleet costs on this machine",
      "  ./twin help demo                             tells more about a command",
      "%nThe first start after a build makes an archive in target, by which later ones are faster;",
      "TWIN_ARCHIVE=off neither makes nor uses it. TWIN_JAVA_HOME and TWIN_OPTS: see the file twin."
    })
public final class Twin implements Runnable {

  private static final int HELP_COLUMNS = 96;

  @Spec private CommandSpec spec;

  private Twin() {}

  public static void main(String[] args) {
    System.exit(commandLine(Screen.ofProcess(), Node::start).execute(args));
  }

  /** The command line with all its commands. */
  static CommandLine commandLine(Screen screen, Node.Starter nodes) {
    Ansi ansi = screen.outIsTerminal() && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
    return new CommandLine(new Twin())
        .addSubcommand(new DemoCommand(screen, nodes))
        .addSubcommand(new WhatIfCommand(screen))
        .addSubcommand(new RehearseCommand(screen, nodes))
        .addSubcommand(new ServeCommand(screen, nodes))
        .addSubcommand(new ImportCommand(screen))
        .addSubcommand(new DevicesCommand(screen))
        .addSubcommand(new BacktestCommand(screen))
        .addSubcommand(new BenchCommand(screen))
        .addSubcommand(new PresetsCommand(screen))
        .addSubcommand(new ProfilesCommand(screen))
        .addSubcommand(new VersionCommand(screen))
        .setOut(screen.outWriter())
        .setErr(screen.errWriter())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(HELP_COLUMNS)
        .setParameterExceptionHandler((wrong, args) -> UsageErrors.report(wrong))
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> Failures.report(thrown, command));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command to run");
  }
}
