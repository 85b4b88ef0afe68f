package io.fleettwin.update;

/** What an update replaces; it decides how the update travels and how long it takes. */
public enum UpdateKind {
  DRIVER,
  AGENT,
  /** Data that an agent or driver interprets, such as CrowdStrike's channel files. */
  CONTENT,
  QUALITY,
  FEATURE,
  /** A quality update that acts without a restart. */
  HOTPATCH;

  /**
   * Whether Windows Update brings it, at the device's next scan, rather than its vendor's cloud.
   */
  public boolean comesFromWindowsUpdate() {
    return switch (this) {
      case DRIVER, QUALITY, FEATURE, HOTPATCH -> true;
      case AGENT, CONTENT -> false;
    };
  }
}
