package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.serialization.DisabledJavaSerializer;
import akka.serialization.Serialization;
import io.fleettwin.decision.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not travel between nodes, and what a sender from outside cannot make a node do. */
class WireRefusalsTest {

  /** Akka's own number for Java serialization. */
  private static final int JAVA = 1;

  /** What config/serialization.conf gives to messages. */
  private static final int MESSAGES = 77_002;

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

  private record Unmarked(String text) implements Serializable {}

  private static Serialization akka() {
    return node.serialization();
  }

  @Test
  void javaSerializationWritesNothing() {
    assertThatThrownBy(() -> akka().serialize(new Unmarked("x")).get())
        .isInstanceOf(DisabledJavaSerializer.JavaSerializationException.class);
  }

  @Test
  void javaSerializationReadsNothing() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(List.of("x")));
    }
    assertThatThrownBy(() -> akka().deserialize(bytes.toByteArray(), JAVA, "").get())
        .isInstanceOf(DisabledJavaSerializer.JavaSerializationException.class);
  }

  @Test
  void aClassWithoutTheMarkIsNotWritten() {
    assertThatThrownBy(() -> akka().serialize(new Refusal(null, "a value, not a message")).get())
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void theNameOfAClassInAMessageMakesNoOtherClass() {
    byte[] emptyList = {(byte) 0x80};
    assertThatThrownBy(() -> akka().deserialize(emptyList, MESSAGES, "java.util.ArrayList").get())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.util.ArrayList");
  }

  @Test
  void messagesHaveASerializerOfTheirOwn() throws NotSerializableException {
    var serializer = akka().serializerFor(ClusterMessage.class);
    assertThat(serializer.identifier()).isEqualTo(MESSAGES);
  }
}
