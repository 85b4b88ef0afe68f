package io.fleettwin.api.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of configuration files, {@code config/<name>} under the product's home.
 *
 * @param home the directory that the product is started from
 * @param name such as {@code profiles}
 */
public record ConfigDirectory(Path home, String name) {

  /** The system property that names the product's home; without it, the current directory. */
  public static final String HOME = "twin.home";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final String ENDING = ".yaml";
  private static final Pattern PATH = Pattern.compile(".*\\.(yaml|yml|json)", Pattern.DOTALL);

  /** The directory of this name under the product's home. */
  public static ConfigDirectory of(String name) {
    return new ConfigDirectory(Path.of(System.getProperty(HOME, "")), name);
  }

  /**
   * The file that a name stands for. A name has no slash and no dot, so it cannot lead out of the
   * directory: this is for names that come from outside.
   *
   * @throws ConfigException if the name has another form, or there is no such file
   */
  public Path named(String file) {
    if (!NAME.matcher(file).matches() || !Files.isRegularFile(pathOf(file))) {
      throw new ConfigException(
          "config/" + name, "", "there is no '" + shortened(file) + "'; there are " + names());
    }
    return pathOf(file);
  }

  /**
   * The file that a name or a path stands for; for the command line, whose user may read files
   * anyway. What ends in {@code .yaml}, {@code .yml} or {@code .json} is a path.
   *
   * @throws ConfigException if there is no such file
   */
  public Path namedOrAt(String nameOrPath) {
    if (!PATH.matcher(nameOrPath).matches()) {
      return named(nameOrPath);
    }
    Path path = Path.of(nameOrPath);
    if (!Files.isRegularFile(path)) {
      throw new ConfigException(nameOrPath, "", "there is no such file");
    }
    return path;
  }

  /** The file of a name in the directory of another file. */
  static Path sibling(Path file, String other, ConfigNode place) {
    if (NAME.matcher(other).matches()) {
      Path path = file.resolveSibling(other + ENDING);
      if (Files.isRegularFile(path)) {
        return path;
      }
    }
    throw place.refuse("there is no file of that name beside this one");
  }

  /** The names there are, sorted. */
  public List<String> names() {
    if (!Files.isDirectory(directory())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .filter(file -> NAME.matcher(file).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pathOf(String file) {
    return directory().resolve(file + ENDING);
  }

  private Path directory() {
    return home.resolve("config").resolve(name);
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "...";
  }
}
