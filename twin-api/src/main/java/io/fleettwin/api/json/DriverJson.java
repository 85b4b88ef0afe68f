package io.fleettwin.api.json;

import static io.fleettwin.software.Driver.MAX_TEXT_CHARS;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;

/** A driver; see {@link Driver}. */
public record DriverJson(
    String module, String vendor, String version, String mode, String start, String load) {

  static DriverJson of(Driver driver) {
    return new DriverJson(
        driver.module(),
        driver.vendor(),
        driver.version(),
        WireNames.of(driver.mode()),
        WireNames.of(driver.start()),
        WireNames.of(driver.load()));
  }

  Driver read(Checks checks) {
    return new Driver(
        checks.text("module", module, 1, MAX_TEXT_CHARS, null),
        checks.text("vendor", vendor, 0, MAX_TEXT_CHARS, ""),
        checks.text("version", version, 0, MAX_TEXT_CHARS, ""),
        checks.constant("mode", mode, DriverMode.class, null),
        checks.constant("start", start, StartType.class, null),
        checks.constant("load", load, LoadState.class, LoadState.RUNNING));
  }
}
