package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a key twice              | a: 1\\nb: 2\\na: 3       | line 3: Duplicate field
          a key twice further down | a: {b: 1, b: 2}          | Duplicate field
          a tab for a blank        | a:\\n\\tb: 1             | line 2
          an open bracket          | a: [1, 2                 | line 1: expected ',' or ']'
          no number                | a: .nan                  | line 1: Malformed numeric value
          a list                   | [1, 2]                   | is not a mapping
          a text                   | hello                    | is not a mapping
          null                     | null                     | is not a mapping
          two documents            | a: 1\\n---\\nb: 2        | railing token
          a reference              | a: &x 1\\nb: *x          | line 2 refers to an anchor
          """)
  void whatIsNoPlainMappingIsRefused(String what, String text, String problem) throws IOException {
    Path file = write(text.replace("\\n", "\n").replace("\\t", "\t"));

    assertThatThrownBy(() -> YamlFile.read(file))
        .as(what)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = write("# nothing here\n");

    assertThatThrownBy(() -> YamlFile.read(file)).hasMessageContaining("is not a mapping");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> YamlFile.read(directory.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Path file = directory.resolve("latin.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xE4, '\n'});

    assertThatThrownBy(() -> YamlFile.read(file)).hasMessageContaining("is not in UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    Path file = write("a: " + "x".repeat(YamlFile.MAX_BYTES));

    assertThatThrownBy(() -> YamlFile.read(file)).hasMessageContaining("is larger than");
  }

  @Test
  void aFileThatIsNestedDeeplyIsRefused() throws IOException {
    Path brackets = write("a: " + "[".repeat(100_000));
    assertThatThrownBy(() -> YamlFile.read(brackets))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is nested deeper than 20 levels");

    Path allowed = write("a: " + "[".repeat(19) + "]".repeat(19));
    assertThat(YamlFile.read(allowed).get("a").json().isArray()).isTrue();
  }

  @Property(tries = 500)
  void anythingElseIsReadOrRefused(
      @ForAll
          @StringLength(max = 60)
          @CharRange(from = ' ', to = '~')
          @Chars({'\n', ':', '-', '{', '}', '[', ']', '&', '*', '!', '|', '>', '%', '\t', '\u0000'})
          String text)
      throws IOException {
    Path file = Files.createTempFile("any", ".yaml");
    try {
      Files.writeString(file, text);
      assertThat(YamlFile.read(file).json().isObject()).isTrue();
    } catch (ConfigException refused) {
      assertThat(refused.problem()).isNotBlank();
    } finally {
      Files.delete(file);
    }
  }

  private Path write(String text) throws IOException {
    Path file = directory.resolve("any.yaml");
    Files.writeString(file, text);
    return file;
  }
}
