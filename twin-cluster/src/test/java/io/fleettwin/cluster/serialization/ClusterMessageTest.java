package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.serialization.Serializers;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.device.DeviceCommand;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What actors tell each other arrives on another node as it was sent. */
class ClusterMessageTest {

  private static final String FRAME_SIZE = "akka.remote.artery.advanced.maximum-frame-size";

  @TempDir static Path data;
  private static JournalledSystem node;
  private static ActorRef<Object> actor;

  @BeforeAll
  static void start() {
    node = JournalledSystem.start(data);
    actor = TestProbe.<Object>create(node.system()).ref();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<ClusterMessage> samples() {
    return SampleMessages.all(actor);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aMessageArrivesAsItWasSent(ClusterMessage sent) {
    var serializer = node.serialization().findSerializerFor(sent);
    String manifest = Serializers.manifestFor(serializer, sent);
    byte[] bytes = node.serialization().serialize(sent).get();
    Object arrived =
        node.serialization().deserialize(bytes, serializer.identifier(), manifest).get();

    // By component, since a record that holds an array is equal only to itself.
    assertThat(arrived).hasSameClassAs(sent);
    assertThat(components(arrived)).isEqualTo(components(sent));
    assertThat(manifest).as("a short name, not that of a class").hasSizeLessThan(20);
  }

  /** Akka drops what is larger; texts are as long as they may be, in a script of three bytes. */
  @Test
  void theLargestPageFitsIntoOneMessage() {
    int frame = node.system().settings().config().getBytes(FRAME_SIZE).intValue();
    var page = new Cohort.Page(127, SampleMessages.largestPage());
    assertThat(node.serialization().serialize(page).get().length).isLessThan(frame - 1_024);
  }

  private static Object[] components(Object message) {
    return Arrays.stream(message.getClass().getRecordComponents())
        .map(component -> value(component, message))
        .toArray();
  }

  private static Object value(RecordComponent component, Object message) {
    try {
      return component.getAccessor().invoke(message);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Records that are not public stay inside of the actor that sends them to itself. */
  @Test
  void everyPublicMessageHasASample() throws Exception {
    Set<Class<?>> sampled = samples().<Class<?>>map(Object::getClass).collect(Collectors.toSet());
    assertThat(sampled).containsExactlyInAnyOrderElementsOf(publicMessages());
  }

  @Test
  void everyCommandToADeviceHasASample() {
    assertThat(SampleCommands.all().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(DeviceCommand.class.getPermittedSubclasses());
  }

  private static Set<Class<?>> publicMessages() throws IOException, URISyntaxException {
    Path classes =
        Path.of(ClusterMessage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
          .map(ClusterMessageTest::load)
          .filter(type -> ClusterMessage.class.isAssignableFrom(type) && type.isRecord())
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .collect(Collectors.toSet());
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ClusterMessage.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
