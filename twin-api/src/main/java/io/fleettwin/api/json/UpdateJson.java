package io.fleettwin.api.json;

import static io.fleettwin.update.Update.MAX_TEXT_CHARS;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;

/**
 * A new version of a component; see {@link Update}.
 *
 * @param version for quality, feature and hotpatch a Windows build
 * @param mode kernel or user: where the component's code runs, or the code that interprets it
 * @param needsRestart left out for no
 * @param sizeKb left out for 0: it takes no bandwidth
 * @param module file name of the driver or service that the update belongs to; left out if it is
 *     not known
 */
public record UpdateJson(
    String id,
    String kind,
    String component,
    String version,
    String mode,
    Boolean needsRestart,
    Long sizeKb,
    String module) {

  /** 100 gigabytes; a feature update has 5. */
  static final long MAX_SIZE_KB = 100_000_000;

  static UpdateJson of(Update update) {
    return new UpdateJson(
        update.id(),
        WireNames.of(update.kind()),
        update.component(),
        update.version(),
        WireNames.of(update.mode()),
        update.needsRestart(),
        update.sizeKb(),
        update.module().isEmpty() ? null : update.module());
  }

  Update read(Checks checks) {
    UpdateKind replaced = checks.constant("kind", kind, UpdateKind.class, null);
    String named = checks.text("version", version, 1, MAX_TEXT_CHARS, null);
    if (kind != null && version != null) {
      switch (replaced) {
        case QUALITY, FEATURE, HOTPATCH -> InventoryJson.build(checks, "version", version);
        case DRIVER, AGENT, CONTENT -> {}
      }
    }
    return new Update(
        checks.text("id", id, 1, MAX_TEXT_CHARS, null),
        replaced,
        checks.text("component", component, 1, MAX_TEXT_CHARS, null),
        named,
        checks.constant("mode", mode, DriverMode.class, null),
        checks.flag("needsRestart", needsRestart, false),
        checks.whole("sizeKb", sizeKb, 0L, MAX_SIZE_KB, 0L),
        checks.text("module", module, 0, Driver.MAX_TEXT_CHARS, ""));
  }
}
