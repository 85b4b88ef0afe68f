package io.fleettwin.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files stay short enough to be read in one go. */
class SourceSizesTest {
  private static final int LONGEST_LINES = 400;
  private static final int MEDIAN_BELOW_LINES = 100;

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void noSourceFileIsTooLong() throws IOException {
    assertThat(SourceSizes.under(ROOT).over(LONGEST_LINES)).isEmpty();
  }

  @Test
  void halfOfTheSourceFilesAreShort() throws IOException {
    assertThat(SourceSizes.under(ROOT).median()).isLessThan(MEDIAN_BELOW_LINES);
  }

  @Test
  void theSourcesOfAllThreeModulesAreMeasured() throws IOException {
    assertThat(SourceSizes.under(ROOT).lines().keySet())
        .extracting(path -> path.substring(0, path.indexOf("src") - 1))
        .contains("twin-core", "twin-cluster", "twin-api");
  }

  @Test
  void aFileOfOneLineTooManyIsNamed(@TempDir Path root) throws IOException {
    write(root, "twin-core/src/main/java/Longest.java", LONGEST_LINES);
    write(root, "twin-core/src/main/java/TooLong.java", LONGEST_LINES + 1);
    write(root, "twin-core/src/test/java/Other.java", LONGEST_LINES + 1);
    assertThat(SourceSizes.under(root).over(LONGEST_LINES))
        .containsExactly("twin-core/src/main/java/TooLong.java: 401 lines");
  }

  @Test
  void theMedianIsThatOfTheMainSources(@TempDir Path root) throws IOException {
    write(root, "a/src/main/java/Short.java", 10);
    write(root, "b/src/main/java/Middle.java", 100);
    write(root, "b/src/main/java/Long.java", 300);
    write(root, "b/src/test/java/Test.java", 5);
    assertThat(SourceSizes.under(root).median()).isEqualTo(100);
  }

  private static void write(Path root, String file, int lines) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "//\n".repeat(lines));
  }
}
