package io.fleettwin.cluster.serialization;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.Tally;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Teaches Jackson the core's types, so that the core itself need not know of Jackson: which of the
 * cases of a sealed interface is meant, by simple name, the types that are not records, and that
 * collections are never {@code null}.
 */
public final class CoreTypes extends SimpleModule {

  private static final long serialVersionUID = 1L;

  /** The sealed interfaces whose cases stand inside of a message. */
  private static final List<Class<?>> IN_MESSAGES =
      List.of(DeviceCommand.class, DeviceEvent.class, RingSize.class);

  /** Those that stand inside of an event; the case of the event itself is its manifest. */
  private static final List<Class<?>> IN_EVENTS = List.of(RingSize.class);

  /** For messages; Akka makes it by its name. */
  public CoreTypes() {
    this(IN_MESSAGES);
  }

  static CoreTypes inEvents() {
    return new CoreTypes(IN_EVENTS);
  }

  private CoreTypes(List<Class<?>> sealed) {
    super("core-types", Version.unknownVersion());
    setDeserializerModifier(new EmptyIfMissing.Modifier());
    longs(CommandIds.class, CommandIds::toArray, CommandIds::of);
    addSerializer(Tally.class, new TallyWriter());
    addDeserializer(Tally.class, new TallyReader());
    for (Class<?> type : sealed) {
      setMixInAnnotation(type, ByName.class);
      for (Class<?> subtype : type.getPermittedSubclasses()) {
        registerSubtypes(new NamedType(subtype, subtype.getSimpleName()));
      }
    }
  }

  private <T> void longs(Class<T> type, Function<T, long[]> write, Function<long[], T> read) {
    addSerializer(type, new LongsWriter<>(type, write));
    addDeserializer(type, new LongsReader<>(type, read));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@case")
  private interface ByName {}

  private static final class LongsWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, long[]> write;

    LongsWriter(Class<T> type, Function<T, long[]> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      long[] longs = write.apply(value);
      out.writeArray(longs, 0, longs.length);
    }
  }

  private static final class LongsReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<long[], T> read;

    LongsReader(Class<T> type, Function<long[], T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return read.apply(in.readValueAs(long[].class));
    }
  }

  private static final class TallyWriter extends StdSerializer<Tally> {
    private static final long serialVersionUID = 1L;

    TallyWriter() {
      super(Tally.class);
    }

    @Override
    public void serialize(Tally value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      int[] counts = value.toArray();
      out.writeArray(counts, 0, counts.length);
    }
  }

  private static final class TallyReader extends StdDeserializer<Tally> {
    private static final long serialVersionUID = 1L;

    TallyReader() {
      super(Tally.class);
    }

    @Override
    public Tally deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Tally.of(in.readValueAs(int[].class));
    }
  }
}
