package io.fleettwin.device;

import java.util.Objects;

/**
 * The machine itself.
 *
 * @param make manufacturer; empty if not known
 * @param model model name; empty if not known
 */
public record Hardware(String make, String model, FormFactor formFactor, DiskType disk) {

  /** The longest make or model that is kept, in characters. */
  public static final int MAX_TEXT_CHARS = 128;

  public Hardware {
    Objects.requireNonNull(formFactor, "formFactor");
    Objects.requireNonNull(disk, "disk");
    if (make.length() > MAX_TEXT_CHARS || model.length() > MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(
          "make and model have at most " + MAX_TEXT_CHARS + " characters each");
    }
  }
}
