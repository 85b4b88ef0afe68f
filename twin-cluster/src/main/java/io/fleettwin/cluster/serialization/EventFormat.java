package io.fleettwin.cluster.serialization;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fleettwin.software.DriverSet;
import java.io.IOException;

/**
 * How events stand in the journal: CBOR by field name, empty options left out, and driver sets by
 * name.
 *
 * <p>Unknown fields are skipped, so that an older node reads what a newer one has added. Missing
 * ones get a default, so that a newer node reads what an older one has written: numbers 0, {@code
 * boolean} false, options, lists, sets and maps empty. Anything else (texts, enums, records,
 * moments) is {@code null}, which most constructors refuse: such a field is added as an {@code
 * Optional}, or with a constructor that knows its default.
 */
final class EventFormat {

  private EventFormat() {}

  /** A mapper that writes driver sets in full. */
  static ObjectMapper plain() {
    return CBORMapper.builder()
        .visibility(PropertyAccessor.ALL, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .serializationInclusion(JsonInclude.Include.NON_ABSENT)
        .addModule(new Jdk8Module())
        .addModule(new JavaTimeModule())
        .addModule(CoreTypes.inEvents())
        .build();
  }

  /** A mapper that writes driver sets by name. */
  static ObjectMapper interning(DriverSets sets) {
    SimpleModule byName = new SimpleModule("driver-sets-by-name");
    byName.addSerializer(DriverSet.class, new SetWriter(sets));
    byName.addDeserializer(DriverSet.class, new SetReader(sets));
    return plain().registerModule(byName);
  }

  private static final class SetWriter extends StdSerializer<DriverSet> {
    private static final long serialVersionUID = 1L;
    private final transient DriverSets sets;

    SetWriter(DriverSets sets) {
      super(DriverSet.class);
      this.sets = sets;
    }

    @Override
    public void serialize(DriverSet set, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(sets.idOf(set));
    }
  }

  private static final class SetReader extends StdDeserializer<DriverSet> {
    private static final long serialVersionUID = 1L;
    private final transient DriverSets sets;

    SetReader(DriverSets sets) {
      super(DriverSet.class);
      this.sets = sets;
    }

    @Override
    public DriverSet deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return sets.get(in.getText());
    }
  }
}
