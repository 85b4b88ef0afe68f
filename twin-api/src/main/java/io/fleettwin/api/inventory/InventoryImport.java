package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import io.fleettwin.device.DeviceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads a fleet inventory in any of the formats. Good rows are taken, bad ones reported with line
 * and reason; a file that is no inventory as a whole is refused, and then nothing is taken of it.
 */
public final class InventoryImport {

  private final ReferenceData data;

  public InventoryImport(ReferenceData data) {
    this.data = data;
  }

  /**
   * Reads a file of a format that the caller knows.
   *
   * @param device that a driverquery file is about; without meaning for the other formats
   */
  public ImportResult parse(Format format, InputStream in, Optional<DeviceId> device)
      throws IOException, UnreadableInventoryException {
    return parse(Optional.of(format), in, "inventory", device);
  }

  /**
   * Reads a file.
   *
   * @param format if the caller knows it; else it is told from the content
   * @param in in any encoding that {@link SourceText} knows; not closed
   * @param fileName for messages
   * @param device that a driverquery file is about; without meaning for the other formats
   */
  public ImportResult parse(
      Optional<Format> format, InputStream in, String fileName, Optional<DeviceId> device)
      throws IOException, UnreadableInventoryException {
    var text = new BufferedReader(SourceText.open(in, fileName), Format.HEAD_CHARS);
    Format known = format.isPresent() ? format.get() : detect(text, fileName);
    return switch (known) {
      case DRIVERQUERY ->
          new DriverqueryParser(data.catalogue())
              .parse(text, fileName, device.orElseThrow(() -> noDevice(fileName)));
      case INTUNE -> new IntuneParser(data).parse(text, fileName);
      case OSQUERY -> new OsqueryParser(data).parse(text, fileName);
    };
  }

  private static Format detect(Reader text, String fileName)
      throws IOException, UnreadableInventoryException {
    text.mark(Format.HEAD_CHARS);
    var head = new char[Format.HEAD_CHARS];
    int length = 0;
    for (int read = 0; read >= 0 && length < head.length; ) {
      length += read;
      read = text.read(head, length, head.length - length);
    }
    text.reset();
    String start = new String(head, 0, length);
    if (start.isBlank()) {
      throw new UnreadableInventoryException(Code.EMPTY, fileName, "has no rows");
    }
    return Format.detect(start)
        .orElseThrow(() ->
            new UnreadableInventoryException(
                Code.UNKNOWN_FORMAT,
                fileName,
                "is none of the known formats. Expected "
                    + DriverqueryColumns.EXPECTED
                    + "; or "
                    + IntuneColumns.EXPECTED
                    + "; or osquery results, one JSON object a line"));
  }

  private static UnreadableInventoryException noDevice(String fileName) {
    return new UnreadableInventoryException(
        Code.DEVICE_NEEDED,
        fileName,
        "driverquery does not tell which device it is about; give the device's id");
  }
}
