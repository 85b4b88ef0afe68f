package io.fleettwin.software;

import java.util.Objects;

/**
 * A component of a device and the version it gets.
 *
 * @param component a driver's module name for DRIVER; otherwise for people only
 * @param version a Windows build for OS
 */
public record VersionChange(Part part, String component, String version) {

  /** What is replaced. */
  public enum Part {
    DRIVER,
    AGENT,
    CONTENT,
    OS
  }

  public VersionChange {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(version, "version");
    if (component.length() > Driver.MAX_TEXT_CHARS || version.length() > Driver.MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(
          "component and version have at most " + Driver.MAX_TEXT_CHARS + " characters each");
    }
    if (part == Part.OS) {
      OsBuild.parse(version);
    }
  }

  /** Whether another change replaces the same component. */
  public boolean replacesSameAs(VersionChange other) {
    return part == other.part && component.equals(other.component);
  }

  /** The versions after the change. */
  public InstalledVersions applyTo(InstalledVersions installed) {
    return switch (part) {
      case DRIVER -> installed;
      case AGENT -> installed.withAgent(version);
      case CONTENT -> installed.withContent(version);
      case OS -> installed.withOs(OsBuild.parse(version));
    };
  }

  /** The drivers after the change. */
  public DriverSet applyTo(DriverSet drivers) {
    if (part != Part.DRIVER) {
      return drivers;
    }
    return drivers
        .find(component)
        .map(old ->
            drivers.with(
                new Driver(
                    old.module(), old.vendor(), version, old.mode(), old.start(), old.load())))
        .orElse(drivers);
  }

  /** The change that takes this one back on a device with these versions. */
  public VersionChange inverse(InstalledVersions installed, DriverSet drivers) {
    String before =
        switch (part) {
          case DRIVER -> drivers.find(component).map(Driver::version).orElse("");
          case AGENT -> installed.agent();
          case CONTENT -> installed.content();
          case OS -> installed.os().toString();
        };
    return new VersionChange(part, component, before);
  }
}
