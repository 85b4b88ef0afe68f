package io.fleettwin.api.json;

import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;

/** The machine of a device; see {@link Hardware}. */
public record HardwareJson(String make, String model, String formFactor, String disk) {

  static HardwareJson of(Hardware hardware) {
    return new HardwareJson(
        hardware.make(),
        hardware.model(),
        WireNames.of(hardware.formFactor()),
        WireNames.of(hardware.disk()));
  }

  Hardware read(Checks checks) {
    return new Hardware(
        checks.text("make", make, 0, Hardware.MAX_TEXT_CHARS, ""),
        checks.text("model", model, 0, Hardware.MAX_TEXT_CHARS, ""),
        checks.constant("formFactor", formFactor, FormFactor.class, null),
        checks.constant("disk", disk, DiskType.class, DiskType.SSD));
  }
}
