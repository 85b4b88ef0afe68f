package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.serialization.Serialization;
import akka.serialization.Serializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.fleettwin.device.DeviceEvent;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSerializerTest {

  @TempDir static Path data;
  private static JournalledSystem node;

  @BeforeAll
  static void start() {
    node = JournalledSystem.start(data);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static List<Object> samples() {
    return SampleEvents.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsPersistedGoesThroughTheEventSerializerByItsManifest(Object sample) {
    Serialization akka = node.serialization();
    var serializer = akka.findSerializerFor(sample);
    byte[] bytes = akka.serialize(sample).get();
    String manifest = Serializers.manifestFor(serializer, sample);

    assertThat(serializer.identifier()).isEqualTo(EventSerializer.IDENTIFIER);
    assertThat(akka.deserialize(bytes, EventSerializer.IDENTIFIER, manifest).get())
        .isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fieldsThatOnlyANewerVersionKnowsAreSkipped(Object sample) throws Exception {
    JsonNode tree = GoldenFiles.tree(node.events().toBinary(sample));
    addUnknownFields(tree);
    byte[] newer = new CBORMapper().writeValueAsBytes(tree);

    assertThat(node.events().fromBinary(newer, node.events().manifest(sample))).isEqualTo(sample);
  }

  private static void addUnknownFields(JsonNode node) {
    node.forEach(EventSerializerTest::addUnknownFields);
    if (node instanceof ObjectNode object) {
      object.putObject("addedLater").putArray("deep").add(1).addObject().put("er", "value");
    }
  }

  @Test
  void anUnknownManifestStopsTheReader() {
    byte[] bytes = node.events().toBinary(new DeviceEvent.Started(SampleValues.AT));
    assertThatThrownBy(() -> node.events().fromBinary(bytes, "d999"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("d999");
  }

  @Test
  void whatHasNoManifestIsNotWritten() {
    assertThatThrownBy(() -> node.events().manifest("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventThatIsCutOffIsNotRead(Object sample) {
    byte[] whole = node.events().toBinary(sample);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> node.events().fromBinary(half, node.events().manifest(sample)))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aCaseThatOnlyANewerVersionKnowsStopsTheReader() throws Exception {
    var started = SampleEvents.of("r1");
    ObjectNode tree = (ObjectNode) GoldenFiles.tree(node.events().toBinary(started));
    ((ObjectNode) tree.at("/plan/rings/0/size")).put("@case", "Percentile");
    byte[] newer = new CBORMapper().writeValueAsBytes(tree);

    assertThatThrownBy(() -> node.events().fromBinary(newer, "r1"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Percentile");
  }
}
