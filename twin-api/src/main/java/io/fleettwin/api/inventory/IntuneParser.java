package io.fleettwin.api.inventory;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.Hardware;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an Intune device export: the CSV of the export API's report Devices, or of the portal's
 * Export button. A device is known by its Intune id, or by its name where the file has no ids. Only
 * Windows devices are taken. The export tells no drivers.
 */
public final class IntuneParser {

  private final ReferenceData data;

  public IntuneParser(ReferenceData data) {
    this.data = data;
  }

  /**
   * Reads a file to its end.
   *
   * @param fileName for messages
   */
  public ImportResult parse(Reader in, String fileName)
      throws IOException, UnreadableInventoryException {
    var problems = new Problems();
    var rows = CsvRows.open(new LineSource(in, fileName), problems);
    var columns =
        IntuneColumns.of(rows.header())
            .orElseThrow(() ->
                new UnreadableInventoryException(
                    Code.WRONG_HEADER,
                    fileName,
                    "expected " + IntuneColumns.EXPECTED + "; found " + rows.header()));
    List<ImportedDevice> devices = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      var cells = new IntuneRow(row.get(), columns, problems);
      Optional<DeviceId> id = cells.isWindows() ? cells.id() : Optional.empty();
      if (id.isPresent() && isNew(id.get(), row.get().line(), lineOf, problems)) {
        devices.add(device(id.get(), cells));
      }
      if (devices.size() > ImportLimits.MAX_DEVICES) {
        throw new UnreadableInventoryException(
            Code.TOO_LARGE, fileName, "has more than " + ImportLimits.MAX_DEVICES + " devices");
      }
    }
    return problems.result(Format.INTUNE, devices);
  }

  private static boolean isNew(
      DeviceId id, int line, Map<String, Integer> lineOf, Problems problems) {
    Integer earlier = lineOf.putIfAbsent(id.value().toLowerCase(Locale.ROOT), line);
    if (earlier != null) {
      problems.rejected(line, "Device ID", id + " stands in line " + earlier + " already");
    }
    return earlier == null;
  }

  private ImportedDevice device(DeviceId id, IntuneRow cells) {
    Optional<String> make =
        cells.text(cells.columns().make(), "Manufacturer", Hardware.MAX_TEXT_CHARS);
    Optional<String> model = cells.text(cells.columns().model(), "Model", Hardware.MAX_TEXT_CHARS);
    Optional<Edition> edition = cells.edition(data);
    Optional<OsBuild> os = cells.osBuild();
    return new ImportedDevice(
        id,
        cells.text(cells.columns().name(), "Device name", Hardware.MAX_TEXT_CHARS),
        make,
        model,
        data.formFactor(edition, make, model),
        edition,
        os,
        cells.encrypted(),
        Optional.empty(),
        Optional.empty());
  }
}
