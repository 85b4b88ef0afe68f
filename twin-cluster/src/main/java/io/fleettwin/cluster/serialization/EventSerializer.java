package io.fleettwin.cluster.serialization;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;

/**
 * Writes and reads what stands in the journal. An event that cannot be read stops its entity: what
 * is not understood is never skipped.
 */
public final class EventSerializer extends SerializerWithStringManifest {

  /** Stands in every row of the journal. */
  public static final int IDENTIFIER = 77_001;

  private final ExtendedActorSystem system;
  private volatile ObjectMapper mapper;

  public EventSerializer(ExtendedActorSystem system) {
    this.system = system;
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object event) {
    String manifest = EventManifests.of(event.getClass());
    if (manifest == null) {
      throw new IllegalArgumentException(event.getClass().getName() + " has no manifest");
    }
    return manifest;
  }

  @Override
  public byte[] toBinary(Object event) {
    try {
      return mapper().writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    Class<?> type = EventManifests.type(manifest);
    if (type == null) {
      throw new NotSerializableException(
          "the journal holds an event '" + manifest + "' that this version does not know");
    }
    try {
      return mapper().readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made late: serializers are made while the actor system is still being put together. */
  private ObjectMapper mapper() {
    ObjectMapper made = mapper;
    if (made == null) {
      made = EventFormat.interning(JournalAccess.of(Adapter.toTyped(system)).driverSets());
      mapper = made;
    }
    return made;
  }
}
