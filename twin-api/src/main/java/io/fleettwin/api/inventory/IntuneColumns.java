package io.fleettwin.api.inventory;

import java.util.List;
import java.util.Optional;

/**
 * Where an Intune export has what, by the names of the export API and by those of the portal. A
 * column that is not there is -1.
 */
record IntuneColumns(
    int id, int name, int os, int osVersion, int make, int model, int skuFamily, int encrypted) {

  /** What is expected, for a refusal. */
  static final String EXPECTED =
      "a header with 'Device ID' or 'Device name' and with 'OS' or 'OS version' (in the export API:"
          + " DeviceId, DeviceName, OS, OSVersion), and as far as they are there Manufacturer,"
          + " Model, SkuFamily, Encrypted (EncryptionStatusString, EncryptionStatus)";

  /** The columns of a header, unless it is not that of an Intune device export. */
  static Optional<IntuneColumns> of(List<String> header) {
    var names = HeaderNames.of(header);
    var columns =
        new IntuneColumns(
            names.at("Device ID", "Intune Device ID"),
            names.at("Device name"),
            names.at("OS", "Operating system"),
            names.at("OS version"),
            names.at("Manufacturer"),
            names.at("Model"),
            names.at("SkuFamily"),
            names.at("Encrypted", "EncryptionStatusString", "EncryptionStatus", "IsEncrypted"));
    boolean known =
        (columns.id >= 0 || columns.name >= 0) && (columns.os >= 0 || columns.osVersion >= 0);
    return known ? Optional.of(columns) : Optional.empty();
  }
}
