package io.fleettwin.cluster.serialization;

import akka.actor.ExtendedActorSystem;
import akka.serialization.jackson.JacksonObjectMapperProvider;
import akka.serialization.jackson.JacksonSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.util.Optional;

/**
 * Akka's Jackson serializer for CBOR, with a short name for each message instead of that of its
 * class: most messages between nodes are small, and the name would be half of them. What has no
 * name is neither written nor read, whatever class a sender names.
 */
public final class MessageSerializer extends JacksonSerializer {

  /** Made by Akka. */
  public MessageSerializer(ExtendedActorSystem system, String bindingName) {
    super(
        system,
        bindingName,
        JacksonObjectMapperProvider.get(system)
            .getOrCreate(bindingName, Optional.of(new CBORFactory())));
  }

  @Override
  public String manifest(Object message) {
    String manifest = MessageManifests.of(message.getClass());
    if (manifest == null) {
      throw new IllegalArgumentException(
          message.getClass().getName() + " is not a message between actors");
    }
    return manifest;
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    Class<?> type = MessageManifests.type(manifest);
    if (type == null) {
      throw new IllegalArgumentException(
          "a message '" + manifest + "' came that this version does not know");
    }
    return super.fromBinary(bytes, type.getName());
  }
}
