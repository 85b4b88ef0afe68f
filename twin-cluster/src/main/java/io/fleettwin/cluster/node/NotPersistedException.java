package io.fleettwin.cluster.node;

import java.io.Serial;

/**
 * The journal has failed. Whether a command was carried out is not known; repeated with the same
 * id, it is carried out once.
 */
public final class NotPersistedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public NotPersistedException(String device, String reason) {
    super("what happens to %s could not be persisted: %s".formatted(device, reason));
  }
}
