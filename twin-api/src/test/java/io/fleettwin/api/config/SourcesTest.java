package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every value in a shipped file tells where it comes from, or that it is assumed. */
class SourcesTest {

  /** Fields that are no figures: they name or describe what stands beside them. */
  private static final List<String> WORDS = List.of("name", "description", "extends");

  @Test
  void everyValueInEveryShippedFileHasASource() throws IOException {
    assertThat(Shipped.files()).hasSizeGreaterThanOrEqualTo(4);
    for (Path file : Shipped.files()) {
      assertThat(valuesWithoutSource(YamlFile.read(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void everySourceNamesAPublicationOrSaysAssumed() throws IOException {
    String publications =
        "assumed|Statcounter|IDC|Microsoft|documentation|CrowdStrike|PIR|RCA|AWS|Azure|BSI"
            + "|Grant Thornton|Windows|driver package|gate";
    for (Path file : Shipped.files()) {
      YamlFile.read(file)
          .sources()
          .forEach((path, source) ->
              assertThat(source).as(file + ": " + path).matches("(?s).*(" + publications + ").*"));
    }
  }

  @Test
  void aValueWithoutASourceIsFound(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.yaml");
    Files.writeString(
        file,
        """
        name: a
        loose: 1
        good: {source: assumed, value: 1, deep: {value: 2}}
        bad: {value: 1, list: [{value: 2}, {value: 3, source: assumed}]}
        """);

    assertThat(valuesWithoutSource(YamlFile.read(file)))
        .containsExactly("loose", "bad.value", "bad.list[0].value");
  }

  private static List<String> valuesWithoutSource(ConfigNode root) {
    List<String> bare = new ArrayList<>();
    root.entries()
        .forEach((name, node) -> {
          if (!WORDS.contains(name)) {
            collect(node, false, bare);
          }
        });
    return bare;
  }

  private static void collect(ConfigNode node, boolean sourced, List<String> bare) {
    if (node.json().isObject()) {
      boolean here = sourced || node.find(ConfigNode.SOURCE).isPresent();
      node.entries().values().forEach(child -> collect(child, here, bare));
    } else if (node.json().isArray()) {
      node.items().forEach(item -> collect(item, sourced, bare));
    } else if (!sourced) {
      bare.add(node.path());
    }
  }
}
