package io.fleettwin.device;

import io.fleettwin.random.Draws;
import java.util.regex.Pattern;

/**
 * The name of a device, unique in its world.
 *
 * @param value 1 to 64 letters, digits, dots, colons, underscores or hyphens; the first one is a
 *     letter or digit
 */
public record DeviceId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  public DeviceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a device id has 1 to 64 letters, digits, '.', ':', '_' or '-', and begins with a letter"
              + " or digit");
    }
  }

  /** Whether a text can be a device id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** The number that stands for this device in random draws. */
  public long key() {
    return Draws.keyOf(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
