package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The lines of a file with their numbers. A line ends at a line feed; carriage returns before it
 * are taken off, however many there are.
 */
final class LineSource {

  /** A line of the source, numbered from 1. */
  sealed interface Line {
    int number();
  }

  /** A line in full. */
  record Text(int number, String text) implements Line {}

  /** A line over {@link ImportLimits#MAX_LINE_CHARS}, of which nothing is kept. */
  record Overlong(int number) implements Line {
    String reason() {
      return "is longer than " + ImportLimits.MAX_LINE_CHARS + " characters";
    }
  }

  private final Reader in;
  private final String fileName;
  private final char[] buffer = new char[16_384];
  private int at;
  private int end;
  private int lines;
  private long chars;

  LineSource(Reader in, String fileName) {
    this.in = in;
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  /** The next line, or nothing at the end of the file. */
  Optional<Line> next() throws IOException, UnreadableInventoryException {
    if (!fill()) {
      return Optional.empty();
    }
    lines++;
    if (lines > ImportLimits.MAX_LINES) {
      throw tooLarge("more than " + ImportLimits.MAX_LINES + " lines");
    }
    var text = new StringBuilder();
    boolean overlong = false;
    boolean ended = false;
    while (!ended && fill()) {
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      int room = ImportLimits.MAX_LINE_CHARS - text.length();
      overlong |= at - start > room;
      text.append(buffer, start, Math.min(at - start, room));
      ended = at < end;
      at += ended ? 1 : 0;
    }
    return Optional.of(overlong ? new Overlong(lines) : new Text(lines, trimmed(text)));
  }

  private String trimmed(StringBuilder text) {
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) == '\r') {
      length--;
    }
    int from = lines == 1 && length > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
    return text.substring(from, length);
  }

  private boolean fill() throws IOException, UnreadableInventoryException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = in.read(buffer, 0, buffer.length);
    chars += Math.max(0, end);
    if (chars > ImportLimits.MAX_FILE_CHARS) {
      throw tooLarge("more than " + ImportLimits.MAX_FILE_CHARS + " characters");
    }
    return end > 0;
  }

  private UnreadableInventoryException tooLarge(String what) {
    return new UnreadableInventoryException(
        Code.TOO_LARGE,
        fileName,
        "has " + what + "; split it, an osquery log by host, and import the parts");
  }
}
