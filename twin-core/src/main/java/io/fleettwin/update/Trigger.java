package io.fleettwin.update;

/** When a defect shows. */
public enum Trigger {
  /** As soon as the new version is loaded. */
  AT_LOAD,
  /** At the next start of Windows. */
  AT_BOOT,
  /** After the new version has run for a time. */
  AFTER_RUNNING
}
