package io.fleettwin.cluster.journal;

import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializerWithStringManifest;
import java.nio.charset.StandardCharsets;

/**
 * Writes a reference to an actor, for which a plugin has to say by which address its system is
 * known, and refuses to read it without the manifest that belonged to it.
 */
public final class ReferenceSerializer extends SerializerWithStringManifest {

  /** How a node finds it. */
  static final String SETTINGS =
      """
      akka.actor {
        serializers.reference = "io.fleettwin.cluster.journal.ReferenceSerializer"
        serialization-bindings {
          "io.fleettwin.cluster.journal.ReferenceSerializer$Reference" = reference
        }
      }
      """;

  private static final int IDENTIFIER = 71_717;
  private static final String MANIFEST = "reference-1";

  /** An event or a snapshot. */
  record Reference(ActorRef actor) {}

  private final ExtendedActorSystem system;

  /** Made by Akka. */
  public ReferenceSerializer(ExtendedActorSystem system) {
    this.system = system;
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object reference) {
    return MANIFEST;
  }

  @Override
  public byte[] toBinary(Object reference) {
    requireTransport();
    return Serialization.serializedActorPath(((Reference) reference).actor())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    requireTransport();
    if (!manifest.equals(MANIFEST)) {
      throw new IllegalArgumentException("the manifest is " + manifest);
    }
    return new Reference(
        system.provider().resolveActorRef(new String(bytes, StandardCharsets.UTF_8)));
  }

  private void requireTransport() {
    if (!Serialization.getCurrentTransportInformation().system().equals(system)) {
      throw new IllegalStateException("another system serializes");
    }
  }
}
