package io.fleettwin.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static RunRequest read(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), RunRequest.class);
  }

  @Test
  void aDocumentIsReadAsItsRecord() {
    assertThat(read("{\"until\": \"P1D\"}")).isEqualTo(new RunRequest("P1D"));
    assertThat(read("{\"until\": null}")).isEqualTo(new RunRequest(null));
    assertThat(read("{}")).isEqualTo(new RunRequest(null));
  }

  @Test
  void thirtyTwoLevelsAreReadAndOneMoreIsNot() {
    String open = "{\"a\":".repeat(32);
    assertThatThrownBy(() -> read(open + "1" + "}".repeat(32)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("/a");
    assertThatThrownBy(() -> read("{\"a\":" + open + "1" + "}".repeat(33)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nested deeper than 32");
  }

  @Test
  void bracketsInsideOfTextDoNotCount() {
    String text = "[{\\\"[".repeat(50);
    assertThat(read("{\"until\": \"" + text + "\"}").until()).hasSize(200);
  }

  @Test
  void whatIsLeftOutIsNotWritten() {
    String json = new String(Json.write(new RunRequest(null)), StandardCharsets.UTF_8);
    assertThat(json).isEqualTo("{}");
  }

  @Property
  void whatIsReadCanBeWritten(@ForAll String text) {
    byte[] json = Json.write(Map.of("until", text.replaceAll("[\uD800-\uDFFF]", "?")));
    try {
      RunRequest request = Json.read(json, RunRequest.class);
      assertThat(Json.read(Json.write(request), RunRequest.class)).isEqualTo(request);
    } catch (ProblemException e) {
      assertThat(e.errors()).extracting(FieldError::pointer).containsExactly("/until");
      assertThat(text.codePoints().anyMatch(Character::isISOControl)).isTrue();
    }
  }

  @Test
  void theKindsOfReportsAreNamedInOnePlace() {
    JsonSubTypes types = DeviceReport.class.getAnnotation(JsonSubTypes.class);
    List<String> names = Arrays.stream(types.value()).map(JsonSubTypes.Type::name).toList();
    assertThat(names).isEqualTo(DeviceReport.TYPES);
    assertThat(types.value()).hasSameSizeAs(DeviceReport.class.getPermittedSubclasses());
  }

  @Test
  void aProblemHasNoStackTraceThatAClientCouldMakeTheNodePayFor() {
    assertThat(new ProblemException(ProblemCode.INVALID, "x").getStackTrace()).isEmpty();
  }
}
