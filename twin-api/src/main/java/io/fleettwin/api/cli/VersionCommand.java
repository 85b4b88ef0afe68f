package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code twin version}. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the version of FleetTwin, and of Akka and Java below it.")
final class VersionCommand implements Callable<Integer> {

  private final Screen screen;

  VersionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    for (String line : new Version().getVersion()) {
      screen.print(line);
    }
    return ExitCode.OK;
  }
}
