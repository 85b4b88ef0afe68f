package io.fleettwin.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The main sources' lengths in lines, by path from the project's root. */
record SourceSizes(Map<String, Integer> lines) {

  /** Measures every Java file of every module's main sources under {@code root}. */
  static SourceSizes under(Path root) throws IOException {
    Map<String, Integer> lines = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(f -> isMainSource(root.relativize(f))).toList();
    }
    for (Path file : files) {
      lines.put(root.relativize(file).toString(), Files.readAllLines(file).size());
    }
    return new SourceSizes(lines);
  }

  /** The files with more lines than that. */
  List<String> over(int limitLines) {
    return lines.entrySet().stream()
        .filter(e -> e.getValue() > limitLines)
        .map(e -> e.getKey() + ": " + e.getValue() + " lines")
        .toList();
  }

  int median() {
    List<Integer> sorted = lines.values().stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static boolean isMainSource(Path path) {
    return path.getNameCount() > 4
        && path.subpath(1, 4).equals(Path.of("src", "main", "java"))
        && path.toString().endsWith(".java");
  }
}
