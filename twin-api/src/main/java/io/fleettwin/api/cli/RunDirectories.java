package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of its own for each run of a command, such as {@code demo/<time>-<process>}, and away
 * with dead ones.
 */
final class RunDirectories {
  private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-(\\d{1,18})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private final Path base;

  /**
   * The directories of one command.
   *
   * @param data where a node writes
   * @param command name of the command
   */
  RunDirectories(Path data, String command) {
    this.base = data.resolve(command);
  }

  /** Takes a fresh directory. */
  DataDirectory take(LocalDateTime now) {
    String name = TIME.format(now) + "-" + ProcessHandle.current().pid();
    return DataDirectory.take(base.resolve(name));
  }

  /** Removes what runs have left that were killed before they could tidy up. */
  void tidy() {
    if (!Files.isDirectory(base)) {
      return;
    }
    try (Stream<Path> entries = Files.list(base)) {
      List<Path> dead = entries.filter(RunDirectories::isDead).toList();
      dead.forEach(RunDirectories::remove);
    } catch (IOException e) {
      throw CommandFailed.failed("cannot look for what was left in " + base + " (" + e + ")");
    }
  }

  /** Dead is what has a run's name, a process that is gone, and no lock. */
  private static boolean isDead(Path directory) {
    Matcher name = NAME.matcher(directory.getFileName().toString());
    if (!name.matches() || !Files.isDirectory(directory)) {
      return false;
    }
    if (ProcessHandle.of(Long.parseLong(name.group(1))).isPresent()) {
      return false;
    }
    var taken = DataDirectory.tryTake(directory);
    taken.ifPresent(DataDirectory::close);
    return taken.isPresent();
  }

  /** Removes a directory with all that is in it, also while somebody writes there a last time. */
  static void remove(Path directory) {
    try {
      try {
        removeOnce(directory);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        removeOnce(directory);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw CommandFailed.failed("cannot remove " + directory + " (" + e + "); remove it by hand");
    }
  }

  private static void removeOnce(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
