package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.cluster.serialization.GoldenFiles.Golden;
import io.fleettwin.cluster.world.WorldEvent;
import io.fleettwin.cluster.world.WorldsEvent;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.software.DriverSet;
import java.io.NotSerializableException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals that were written by any version can be read by this one, and this one writes what its
 * golden files say. If a change was meant, {@code mvn -pl twin-cluster -am test
 * -Dtest=GoldenFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dfleettwin.golden.write=v2}
 * writes what has changed into the next version's directory.
 */
class GoldenFilesTest {

  /** The golden file of a driver set as it stands in its table, where events refer to it. */
  private static final String DRIVER_SET = "driver-set";

  @TempDir static Path data;
  private static JournalledSystem node;

  @BeforeAll
  static void startOnTheDriverSetsOfAllVersions() throws Exception {
    node = JournalledSystem.start(data);
    writeWhatHasChangedIfAskedTo();
    for (Golden golden : GoldenFiles.all()) {
      if (golden.name().equals(DRIVER_SET)) {
        node.journal().driverSets().store(DriverSets.digest(golden.bytes()), golden.bytes());
      }
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void writeWhatHasChangedIfAskedTo() throws Exception {
    String version = System.getProperty(GoldenFiles.WRITE_PROPERTY);
    if (version == null) {
      return;
    }
    writeIfChanged(
        version, DRIVER_SET, EventFormat.plain().writeValueAsBytes(SampleValues.DRIVERS));
    for (Object sample : SampleEvents.all()) {
      writeIfChanged(version, node.events().manifest(sample), node.events().toBinary(sample));
    }
  }

  private static void writeIfChanged(String version, String name, byte[] bytes) {
    var newest = GoldenFiles.newest(name);
    if (newest.isEmpty() || !Arrays.equals(newest.get().bytes(), bytes)) {
      GoldenFiles.write(version, name, bytes);
    }
  }

  static Stream<Golden> events() {
    return GoldenFiles.all().stream().filter(golden -> !golden.name().equals(DRIVER_SET));
  }

  static Stream<String> manifests() {
    return EventManifests.all().keySet().stream().sorted();
  }

  private static Golden newest(String name) {
    return GoldenFiles.newest(name)
        .orElseThrow(() -> new AssertionError(name + " has no golden file"));
  }

  private static Object read(Golden golden) throws NotSerializableException {
    return node.events().fromBinary(golden.bytes(), golden.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void theNewestFileOfAManifestReadsAsTheSample(String manifest) throws Exception {
    assertThat(read(newest(manifest))).isEqualTo(SampleEvents.of(manifest));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void theSampleIsWrittenAsTheNewestFileSays(String manifest) {
    Golden golden = newest(manifest);
    byte[] written = node.events().toBinary(SampleEvents.of(manifest));
    assertThat(GoldenFiles.textOf(written)).isEqualTo(golden.text());
    assertThat(written).isEqualTo(golden.bytes());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  void nothingThatStoodInAFileOfAnyVersionIsLostByReadingIt(Golden golden) throws Exception {
    byte[] again = node.events().toBinary(read(golden));
    assertKept(golden.name(), GoldenFiles.tree(golden.bytes()), GoldenFiles.tree(again));
  }

  private static void assertKept(String path, JsonNode then, JsonNode now) {
    if (then.isObject()) {
      then.fields()
          .forEachRemaining(field -> {
            String below = path + "." + field.getKey();
            assertThat(now.get(field.getKey())).as(below).isNotNull();
            assertKept(below, field.getValue(), now.get(field.getKey()));
          });
    } else if (then.isArray() && then.size() <= now.size()) {
      for (int i = 0; i < then.size(); i++) {
        assertKept(path + "[" + i + "]", then.get(i), now.get(i));
      }
    } else {
      assertThat(now).as(path).isEqualTo(then);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  void theTextBesideAFileSaysWhatTheBytesSay(Golden golden) {
    assertThat(golden.text()).isEqualTo(GoldenFiles.textOf(golden.bytes()));
  }

  @Test
  void driverSetsAreReadAndWrittenAsTheirFileSays() throws Exception {
    byte[] bytes = newest(DRIVER_SET).bytes();
    assertThat(EventFormat.plain().readValue(bytes, DriverSet.class))
        .isEqualTo(SampleValues.DRIVERS);
    assertThat(EventFormat.plain().writeValueAsBytes(SampleValues.DRIVERS)).isEqualTo(bytes);
  }

  @Test
  void everyFileBelongsToAManifestThatIsStillKnown() {
    Set<String> names = new TreeSet<>(events().map(Golden::name).toList());
    assertThat(names).isEqualTo(new TreeSet<>(EventManifests.all().keySet()));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        DeviceEvent.class,
        RingEvent.class,
        RolloutEvent.class,
        WorldEvent.class,
        WorldsEvent.class
      })
  void everyKindOfEventHasAManifest(Class<?> sealed) {
    assertThat(sealed.getPermittedSubclasses())
        .isNotEmpty()
        .allSatisfy(kind -> assertThat(EventManifests.of(kind)).as(kind.getName()).isNotNull());
  }
}
