package io.fleettwin.api.inventory;

import java.io.Serial;

/** A file that is no inventory as a whole; nothing of it was taken. The message says what to do. */
public final class UnreadableInventoryException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Why a file is refused. The names are stable: callers may rely on them. */
  public enum Code {
    /** There is nothing in it. */
    EMPTY,
    /** It is an archive that has to be unpacked first. */
    COMPRESSED,
    /** It looks like none of the formats. */
    UNKNOWN_FORMAT,
    /** Its header is not that of the format. */
    WRONG_HEADER,
    /** It is over one of {@link ImportLimits}. */
    TOO_LARGE,
    /** The format does not name the device, and neither did the caller. */
    DEVICE_NEEDED
  }

  private final Code code;

  UnreadableInventoryException(Code code, String fileName, String message) {
    super(fileName + ": " + message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
