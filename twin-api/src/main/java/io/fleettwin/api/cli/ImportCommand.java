package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.ExitCode;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.inventory.Format;
import io.fleettwin.device.DeviceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code twin import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Brings inventories into a running node: new devices are enrolled, known ones updated.",
      "",
      "Rows that cannot be used are listed with their line and left out; the others are taken. It"
          + " ends with 0 if every file could be read as an inventory."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./twin import --format intune DevicesWithInventory.csv",
      "  ./twin import --format osquery osqueryd.results.log",
      "  driverquery /v /fo csv > PC-0042.csv      on the device; the file is named after it",
      "  ./twin import --format driverquery PC-0042.csv"
    })
final class ImportCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "driverquery (/v /fo csv), intune (device export) or osquery (result log).")
  private String format;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Inventory files.")
  private List<Path> files;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "The device that a driverquery file is about (default: the file's name).")
  private String device;

  @Mixin private NodeOptions node;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  private boolean json;

  ImportCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Format known = checkedFormat();
    List<Upload> uploads = files.stream().map(file -> upload(known, file)).toList();
    List<ImportOutcome> outcomes = new ArrayList<>();
    try (var client = new ImportClient(node.url(), node.world())) {
      for (Upload upload : uploads) {
        outcomes.add(client.send(upload));
      }
    }
    print(outcomes);
    return outcomes.stream().allMatch(ImportOutcome::wasRead) ? ExitCode.OK : ExitCode.FAILED;
  }

  private Format checkedFormat() {
    return Format.ofId(format)
        .orElseThrow(
            () -> CommandFailed.usage("--format is driverquery, intune or osquery, not " + format));
  }

  private Upload upload(Format known, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailed.usage("cannot read the file " + file);
    }
    return new Upload(known, file, deviceOf(known, file));
  }

  private Optional<DeviceId> deviceOf(Format known, Path file) {
    if (known != Format.DRIVERQUERY) {
      if (device != null) {
        throw CommandFailed.usage(
            "--device goes with driverquery only: other files tell which devices they are about");
      }
      return Optional.empty();
    }
    if (device != null && files.size() > 1) {
      throw CommandFailed.usage(
          "--device names one device, but there are " + files.size() + " files");
    }
    String name = device == null ? stem(file) : device;
    if (!DeviceId.isValid(name)) {
      throw CommandFailed.usage(
          "'" + name + "' cannot be a device's id; name the device of " + file + " with --device");
    }
    return Optional.of(new DeviceId(name));
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private void print(List<ImportOutcome> outcomes) {
    if (json) {
      ArrayNode all = PrettyJson.MAPPER.createArrayNode();
      outcomes.forEach(outcome -> all.add(outcome.toJson()));
      screen.print(PrettyJson.of(all));
      return;
    }
    List<ImportOutcome> read = outcomes.stream().filter(ImportOutcome::wasRead).toList();
    if (!read.isEmpty()) {
      screen.print(ImportOutcome.table(read));
      read.stream().flatMap(outcome -> outcome.problems().stream()).forEach(screen::print);
    }
    outcomes.stream()
        .filter(outcome -> !outcome.wasRead())
        .forEach(outcome -> screen.say("twin: " + outcome.failure()));
  }
}
