package io.fleettwin.update;

import io.fleettwin.device.Device;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A new version of a component.
 *
 * @param id names the update in its world; 1 to 64 characters
 * @param component what is replaced: a driver's module name, or the name of an agent, its content
 *     or Windows
 * @param version the new version; for QUALITY, FEATURE and HOTPATCH a Windows build
 * @param mode where the component's code runs, or the code that interprets it
 * @param needsRestart whether it acts only after a restart
 * @param sizeKb download size in kilobytes (1,000 bytes)
 * @param module file name, in lower case, of the driver or service that the update belongs to, such
 *     as {@code csagent.sys}: only devices that have it can take the update, and only crashes in it
 *     are blamed on the update. Empty if it is not known; a driver's is its component then
 */
public record Update(
    String id,
    UpdateKind kind,
    String component,
    String version,
    DriverMode mode,
    boolean needsRestart,
    long sizeKb,
    String module) {

  /** The longest id, component or version, in characters. */
  public static final int MAX_TEXT_CHARS = 64;

  public Update {
    text("id", id);
    component = text("component", component).toLowerCase(Locale.ROOT);
    text("version", version);
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(mode, "mode");
    if (sizeKb < 0) {
      throw new IllegalArgumentException("sizeKb must not be negative");
    }
    if (module.length() > Driver.MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(
          "module has at most " + Driver.MAX_TEXT_CHARS + " characters");
    }
    boolean isItself = module.isEmpty() && kind == UpdateKind.DRIVER;
    module = isItself ? component : module.toLowerCase(Locale.ROOT);
  }

  /** An update of which it is not known what driver or service it belongs to. */
  public Update(
      String id,
      UpdateKind kind,
      String component,
      String version,
      DriverMode mode,
      boolean needsRestart,
      long sizeKb) {
    this(id, kind, component, version, mode, needsRestart, sizeKb, "");
  }

  private static String text(String field, String value) {
    if (value.isEmpty() || value.length() > MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(field + " has 1 to " + MAX_TEXT_CHARS + " characters");
    }
    return value;
  }

  /** Whether a device has what this update replaces. */
  public boolean isApplicableTo(Device device) {
    if (!module.isEmpty() && device.drivers().find(module).isEmpty()) {
      return false;
    }
    return switch (kind) {
      case DRIVER -> device.drivers().find(component).isPresent();
      case AGENT, CONTENT -> !module.isEmpty() || !device.installed().agent().isEmpty();
      case QUALITY, FEATURE, HOTPATCH -> true;
    };
  }

  /** The build of Windows that it brings; empty if it updates something else. */
  public Optional<OsBuild> windows() {
    return change().part() == Part.OS ? Optional.of(OsBuild.parse(version)) : Optional.empty();
  }

  /** What it does to the versions of a device. */
  public VersionChange change() {
    return new VersionChange(
        switch (kind) {
          case DRIVER -> Part.DRIVER;
          case AGENT -> Part.AGENT;
          case CONTENT -> Part.CONTENT;
          case QUALITY, FEATURE, HOTPATCH -> Part.OS;
        },
        component,
        version);
  }
}
