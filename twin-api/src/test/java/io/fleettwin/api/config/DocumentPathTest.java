package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPathTest {

  private static final String DOCUMENT =
      "{a: {b: 1, m: {source: s, value: 2}}, list: [{id: x, n: 1}, {name: y, n: 2}], words: [u, v]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.b          | 1 | {"a":{"b":"NEW","m":{"source":"s","value":2}},
          a.m          | 1 | "m":{"source":"s","value":"NEW"}
          a.m.value    | 1 | "m":{"source":"s","value":"NEW"}
          a.c.d        | 1 | "c":{"d":"NEW"}
          list[0].n    | 1 | [{"id":"x","n":"NEW"},{"name":"y","n":2}]
          list[x].n    | 1 | [{"id":"x","n":"NEW"},{"name":"y","n":2}]
          list[y].n    | 1 | [{"id":"x","n":1},{"name":"y","n":"NEW"}]
          list[*].n    | 2 | [{"id":"x","n":"NEW"},{"name":"y","n":"NEW"}]
          words[1]     | 1 | ["u","NEW"]
          words[*]     | 2 | ["NEW","NEW"]
          """)
  void aValueIsPutWhereThePathLeads(String path, int places, String expected) {
    JsonNode document = YamlFile.parse("d", DOCUMENT).json();

    assertThat(DocumentPath.of(path).put(document, TextNode.valueOf("NEW"))).isEqualTo(places);
    assertThat(document.toString()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        "a.b.",
        "a b",
        "a.b.c",
        "a[0]",
        "list[2].n",
        "list[z].n",
        "list.n",
        "nolist[0].n",
        "list[0",
        "list[].n",
        "words[0].n",
        "a/b",
        "$.a"
      })
  void aPathThatLeadsNowhereChangesNothing(String path) {
    JsonNode document = YamlFile.parse("d", DOCUMENT).json();

    assertThat(DocumentPath.of(path).put(document, TextNode.valueOf("NEW"))).isZero();
    assertThat(document.toString()).doesNotContain("NEW");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ring | ring.percent | {name: r, devices: 5, bake: P1D}        | {"name":"r","bake":"P1D","percent":"NEW"}
          ring | ring.devices | {name: r, sizes: [{rest: true}]}        | {"name":"r","devices":"NEW"}
          desk | desk.technicians | {techniciansPerThousand: {value: 1, source: s}, opens: "x"} | {"opens":"x","technicians":"NEW"}
          desk | desk.techniciansPerThousand | {technicians: 4}         | {"techniciansPerThousand":"NEW"}
          qmr  | qmr.percent  | {percent: {value: 1, source: s}}        | {"percent":{"value":"NEW","source":"s"}}
          """)
  void whatSaysTheSameInAnotherWayGoes(String name, String path, String before, String after) {
    JsonNode document = YamlFile.parse("d", name + ": " + before).json();

    DocumentPath.of(path).put(document, TextNode.valueOf("NEW"));

    assertThat(document.get(name)).hasToString(after);
  }

  @ParameterizedTest
  @CsvSource({"a.b, 1", "list[*], 2", "list[x], 1", "list[*].n, 2", "list[9], 0", "none[*].n, 0"})
  void whatStandsAtAPathIsFound(String path, int places) {
    JsonNode document = YamlFile.parse("d", DOCUMENT).json();

    assertThat(DocumentPath.of(path).find(document)).hasSize(places);
  }
}
