package io.fleettwin.api.cli;

import io.fleettwin.api.inventory.Format;
import io.fleettwin.device.DeviceId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to be imported.
 *
 * @param device that a driverquery file is about; empty for other formats
 */
record Upload(Format format, Path file, Optional<DeviceId> device) {

  /** What the file is, for HTTP. */
  String mediaType() {
    return switch (format) {
      case DRIVERQUERY, INTUNE -> "text/csv";
      case OSQUERY -> "application/x-ndjson";
    };
  }
}
