package io.fleettwin.endpoint;

/**
 * What the endpoints of a fleet compete for. It is granted tick by tick: longest waiting tick
 * first, then cohort number, then device key.
 */
public enum Resource {
  /** Bandwidth for downloads. */
  BANDWIDTH,
  /** Capacity of the service that gives remediations to WinRE. */
  REMEDIATION,
  /** People who go to devices. */
  SERVICE_DESK
}
