package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with one thing wrong in them. */
final class Broken {

  private Broken() {}

  /**
   * A copy of a file with its first occurrence of a text replaced.
   *
   * @param text with {@code \n} for a line end
   */
  static Path copy(Path original, String text, String replacement, Path directory)
      throws IOException {
    String content = Files.readString(original);
    String wanted = lines(text);
    assertThat(content).contains(wanted);
    int at = content.indexOf(wanted);
    Path copy = directory.resolve(original.getFileName());
    Files.writeString(
        copy,
        content.substring(0, at) + lines(replacement) + content.substring(at + wanted.length()));
    return copy;
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }
}
