package io.fleettwin.cluster.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of a test's own, where JUnit's temporary directories do not reach. */
final class TestDirectory implements AutoCloseable {
  private final Path path;

  TestDirectory() {
    try {
      path = Files.createTempDirectory("fleettwin-journal");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Names of the files in a directory, sorted. */
  static List<String> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What H2 has written about troubles beside its database. */
  static String tracesIn(Path directory) throws IOException {
    Path trace = directory.resolve("journal.trace.db");
    return Files.exists(trace) ? Files.readString(trace) : "none";
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
