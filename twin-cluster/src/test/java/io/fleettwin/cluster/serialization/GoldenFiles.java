package io.fleettwin.cluster.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bytes of everything that was ever written to a journal, by version of the format: {@code
 * events/v1/d5.cbor} is what manifest d5 looked like in the first version, and {@code d5.json}
 * beside it is the same to read. A later version adds a directory with what has changed; a released
 * directory is never touched again.
 */
final class GoldenFiles {

  /** Names the directory, such as v2, into which what has changed is written. */
  static final String WRITE_PROPERTY = "fleettwin.golden.write";

  static final Path ROOT = Path.of("src/test/resources/events");

  private static final String BYTES = ".cbor";
  private static final String TEXT = ".json";

  private GoldenFiles() {}

  /** One file. */
  record Golden(Path file, String name) {

    byte[] bytes() {
      return read(file);
    }

    String text() {
      return new String(read(file.resolveSibling(name + TEXT)), UTF_8);
    }

    @Override
    public String toString() {
      return ROOT.relativize(file).toString();
    }
  }

  /** All files of all versions, the oldest version first. */
  static List<Golden> all() {
    if (Files.notExists(ROOT)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(ROOT, 2)) {
      return files
          .filter(file -> file.toString().endsWith(BYTES))
          .sorted(Comparator.comparingInt(GoldenFiles::version).thenComparing(Path::toString))
          .map(file -> new Golden(file, file.getFileName().toString().replace(BYTES, "")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getParent().getFileName().toString().substring(1));
  }

  /** The newest file of a name. */
  static Optional<Golden> newest(String name) {
    return all().stream().filter(golden -> golden.name().equals(name)).reduce((a, b) -> b);
  }

  /** Writes a file into the directory of a version. */
  static void write(String version, String name, byte[] bytes) {
    try {
      Path directory = Files.createDirectories(ROOT.resolve(version));
      Files.write(directory.resolve(name + BYTES), bytes);
      Files.writeString(directory.resolve(name + TEXT), textOf(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as JSON, to read; byte strings are in Base64. */
  static String textOf(byte[] bytes) {
    return tree(bytes).toPrettyString() + "\n";
  }

  static JsonNode tree(byte[] bytes) {
    try {
      return new CBORMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
