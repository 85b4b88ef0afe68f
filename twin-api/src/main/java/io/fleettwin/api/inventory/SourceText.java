package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Opens a file whose encoding is not told. A byte order mark decides if there is one: PowerShell 5
 * writes UTF-16, the Intune portal UTF-8 with a mark. Without a mark, zero bytes beside Latin
 * letters mean UTF-16; what is valid UTF-8 is UTF-8; anything else is in the code page of a Windows
 * console, as {@code driverquery > file} writes it under cmd.
 */
public final class SourceText {

  /** How much of a file is looked at, in bytes. */
  static final int SNIFFED_BYTES = 1 << 20;

  /** The code page of a Windows console in Western Europe; its lower half is ASCII, as in all. */
  public static final Charset CONSOLE =
      Charset.isSupported("IBM850") ? Charset.forName("IBM850") : StandardCharsets.ISO_8859_1;

  private SourceText() {}

  /** A reader of the text without its byte order mark, falling back to {@link #CONSOLE}. */
  public static Reader open(InputStream in, String fileName)
      throws IOException, UnreadableInventoryException {
    return open(in, fileName, CONSOLE);
  }

  /**
   * A reader of the text without its byte order mark. Bytes that make no character in the encoding
   * become the replacement character.
   *
   * @param console the encoding of a file that is not Unicode
   */
  public static Reader open(InputStream in, String fileName, Charset console)
      throws IOException, UnreadableInventoryException {
    var buffered = new BufferedInputStream(in);
    buffered.mark(SNIFFED_BYTES);
    byte[] head = buffered.readNBytes(SNIFFED_BYTES);
    buffered.reset();
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0x1F, 0x8B)) {
      throw new UnreadableInventoryException(
          Code.COMPRESSED, fileName, "is a compressed archive; unpack it and import what is in it");
    }
    Charset charset = charset(head, console);
    buffered.skipNBytes(markBytes(head));
    return new InputStreamReader(buffered, charset);
  }

  private static int markBytes(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF) ? 2 : 0;
  }

  private static Charset charset(byte[] head, Charset console) {
    if (startsWith(head, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (head.length >= 4 && head[1] == 0 && head[3] == 0 && head[0] != 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.length >= 4 && head[0] == 0 && head[2] == 0 && head[1] != 0) {
      return StandardCharsets.UTF_16BE;
    }
    return isUtf8(head) ? StandardCharsets.UTF_8 : console;
  }

  /** Whether the bytes are UTF-8, but for a last character that the sniffing may have cut. */
  private static boolean isUtf8(byte[] head) {
    var result =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
    return !result.isError();
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
