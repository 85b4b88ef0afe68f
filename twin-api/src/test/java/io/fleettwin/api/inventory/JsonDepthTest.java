package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDepthTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "1 | 0",
        "{} | 1",
        "{\"a\":[{\"b\":[]}],\"c\":{}} | 4",
        "[\"[[[[\"] | 1",
        "[\"\\\"[[\"] | 1",
        "[[[ | 3",
        "\"[[[ | 0"
      })
  void bracketsOutsideOfStringsCount(String json, int depth) {
    assertThat(JsonDepth.of(json)).isEqualTo(depth);
  }
}
