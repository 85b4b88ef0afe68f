package io.fleettwin.api.inventory;

import io.fleettwin.device.DeviceId;
import io.fleettwin.software.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the tests of this package share: files, the product's data, short ways to ask a result. */
final class Fixtures {

  static final ReferenceData DATA = data();
  static final DeviceId DEVICE = new DeviceId("LT-1001");

  private Fixtures() {}

  /** The product's data directory; tests run in the module's directory. */
  static Path dataDirectory() {
    return Path.of("").toAbsolutePath().getParent().resolve("config").resolve("data");
  }

  static InputStream file(String name) {
    return Fixtures.class.getResourceAsStream("/inventory/" + name);
  }

  static Reader text(String... lines) {
    return new StringReader(String.join("\n", lines) + "\n");
  }

  /** Imports a file whose format the import finds out. */
  static ImportResult imported(String name) throws IOException, UnreadableInventoryException {
    try (InputStream in = file(name)) {
      return new InventoryImport(DATA).parse(Optional.empty(), in, name, Optional.of(DEVICE));
    }
  }

  static ImportedDevice device(ImportResult result, String id) {
    return result.devices().stream()
        .filter(device -> device.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no device " + id + " in " + result));
  }

  static Driver driver(ImportedDevice device, String module) {
    return device
        .drivers()
        .flatMap(drivers -> drivers.find(module))
        .orElseThrow(() -> new AssertionError("no driver " + module + " in " + device));
  }

  static List<String> modules(ImportedDevice device) {
    return device.driverSet().drivers().stream().map(Driver::module).toList();
  }

  /** The problems as they are shown to people. */
  static List<String> problems(ImportResult result) {
    return result.problems().stream().map(RowProblem::toString).toList();
  }

  private static ReferenceData data() {
    try {
      return ReferenceData.load(dataDirectory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
