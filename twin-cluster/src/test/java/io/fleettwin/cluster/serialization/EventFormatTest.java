package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.rollout.Tally;
import io.fleettwin.rollout.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a field becomes that an older version has not written. */
class EventFormatTest {

  private static final ObjectMapper MAPPER = EventFormat.plain();

  private static <T> T readWithoutFields(Class<T> type) throws IOException {
    return MAPPER.readValue(MAPPER.writeValueAsBytes(JsonNodeFactory.instance.objectNode()), type);
  }

  record Primitives(int ticks, long bytes, double share, boolean encrypted) {}

  record Options(Optional<String> text, OptionalInt ticks, OptionalLong bytes) {}

  /** The constructor would not take {@code null}. */
  record Collections(List<String> list, Set<Verdict> set, Map<String, Integer> map) {
    Collections {
      list = List.copyOf(list);
      set = Set.copyOf(set);
      map = Map.copyOf(map);
    }
  }

  record References(String text, Verdict verdict, Instant moment, Tally tally, Primitives nested) {}

  @Test
  void missingPrimitivesAreZeroAndFalse() throws IOException {
    assertThat(readWithoutFields(Primitives.class)).isEqualTo(new Primitives(0, 0, 0, false));
  }

  @Test
  void missingOptionsAreEmpty() throws IOException {
    assertThat(readWithoutFields(Options.class))
        .isEqualTo(new Options(Optional.empty(), OptionalInt.empty(), OptionalLong.empty()));
  }

  @Test
  void missingCollectionsAreEmpty() throws IOException {
    assertThat(readWithoutFields(Collections.class))
        .isEqualTo(new Collections(List.of(), Set.of(), Map.of()));
  }

  @Test
  void anythingElseThatIsMissingIsNull() throws IOException {
    assertThat(readWithoutFields(References.class))
        .isEqualTo(new References(null, null, null, null, null));
  }

  /** Half of a surrogate pair has no UTF-8. It must not become another text without a word. */
  @Test
  void aTextThatIsNoUnicodeIsNotWritten() {
    var crash = new DeviceEvent.BugChecked(SampleValues.AT, 0x50, "csagent\uD83D.sys");
    assertThatThrownBy(() -> MAPPER.writeValueAsBytes(crash))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void emptyOptionsAreNotWritten() throws IOException {
    byte[] bytes =
        MAPPER.writeValueAsBytes(
            new Options(Optional.empty(), OptionalInt.of(0), OptionalLong.empty()));
    assertThat(GoldenFiles.tree(bytes).fieldNames()).toIterable().containsExactly("ticks");
  }
}
